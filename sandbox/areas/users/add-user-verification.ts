import type { SandboxOperation } from '../../operation.js';
import { isVerified, requireUser } from '../../state/store.js';
import { openBalances } from '../balances/state.js';
import { tellUserBalance } from './user-balance-generated.js';

/** Opens or activates the balances of a user whose identity check was approved; a repeated call changes nothing. */
export const addUserVerification: SandboxOperation = {
  id: 'addUserVerification',
  access: 'key',
  handle(context, { body }) {
    const user = requireUser(context, body.externalUserId);
    context.demand('check-is-approved', user.onboarding.verifications.at(-1)?.status === 'APPROVED');
    if (!isVerified(user)) {
      user.balances ??= openBalances(context.facts, user.random);
      user.level = 'ACTIVE';
      tellUserBalance(context, user);
    }
    return { body: { message: 'Verification accepted' } };
  },
};
