import { balancesReply } from '../balances.js';
import { requireVerifiedUser } from '../store.js';
import type { SandboxOperation } from './operation.js';

/** All balances of a user; before they exist the user counts as not verified. */
export const getUserBalances: SandboxOperation = {
  id: 'getUserBalances',
  access: 'key',
  handle({ contract, tenant }, { params }) {
    const { account } = requireVerifiedUser(tenant, params.externalUserId);
    return { body: balancesReply(contract.facts, account.balances, account.status) };
  },
};
