import type { ResponseOf } from '../../contracts/model/typed.js';
import { Refusal } from '../errors.js';
import { openPartyBalances, requireUser } from '../store.js';
import { userBalanceGenerated } from '../webhooks/user-balance-generated.js';
import type { SandboxOperation } from './operation.js';

/** Opens the balances of a user whose identity check was approved; a repeated call changes nothing. */
export const addUserVerification: SandboxOperation = {
  id: 'addUserVerification',
  access: 'key',
  handle({ contract, tenant }, { body }) {
    const user = requireUser(tenant, body.externalUserId);
    if (user.verifications.at(-1)?.status !== 'APPROVED') throw new Refusal('P459');
    const accepted: ResponseOf<'test', 'addUserVerification'> = { message: 'Verification accepted' };
    if (user.account) return { body: accepted };
    user.account = { status: 'ACTIVE', balances: openPartyBalances(contract.facts, tenant.ledger, user) };
    return { body: accepted, events: [userBalanceGenerated(contract.facts, tenant, user, user.account)] };
  },
};
