import { balancesReply } from '../balances.js';
import type { SandboxOperation } from './operation.js';

/** All balances of the partner. */
export const getPartnerBalances: SandboxOperation = {
  id: 'getPartnerBalances',
  access: 'key',
  handle: ({ contract, tenant }) => ({ body: balancesReply(contract.facts, tenant.balances, 'ACTIVE') }),
};
