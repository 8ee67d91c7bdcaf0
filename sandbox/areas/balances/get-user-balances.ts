import { Refusal } from '../../errors.js';
import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';
import { balancesView } from './balances.js';

/** All balances of a user; where they come with verification, a user without them counts as not verified. */
export const getUserBalances: SandboxOperation = {
  id: 'getUserBalances',
  access: 'key',
  handle(context, { params }) {
    const { ledgerAccount, balances, level } = requireUser(context, params.externalUserId);
    if (!balances) throw new Refusal('P459');
    return { body: balancesView(context, ledgerAccount, balances, level ?? 'WAITING_TO_BE_ACTIVATED') };
  },
};
