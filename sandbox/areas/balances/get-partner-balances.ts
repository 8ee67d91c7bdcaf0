import type { SandboxOperation } from '../../operation.js';
import { balancesView } from './balances.js';

/** All balances of the partner. */
export const getPartnerBalances: SandboxOperation = {
  id: 'getPartnerBalances',
  access: 'key',
  handle: (context) => {
    const { partner, balances } = context.tenant;
    return { body: balancesView(context, partner.ledgerAccount, balances, 'ACTIVE') };
  },
};
