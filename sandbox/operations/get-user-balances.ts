import { balancesReply } from '../balances.js';
import { Refusal } from '../errors.js';
import { requireUser } from '../store.js';
import type { SandboxOperation } from './operation.js';

/** All balances of a user; before they exist the user counts as not verified. */
export const getUserBalances: SandboxOperation = {
  id: 'getUserBalances',
  access: 'key',
  handle({ contract, tenant }, { params }) {
    const { account } = requireUser(tenant, params.externalUserId);
    if (!account) throw new Refusal('P459');
    return { body: balancesReply(contract.facts, account.balances, account.status) };
  },
};
