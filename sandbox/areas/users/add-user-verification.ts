import type { SandboxOperation } from '../../operation.js';
import { isVerified, requireUser } from '../../state/store.js';
import { openBalances } from '../balances/state.js';
import { isIdentified, lacksAddressProof } from './state.js';
import { tellUserBalance } from './user-balance-generated.js';

/** Opens or activates the balances of a user whose documents are accepted, and whose address where that is owed before; a repeated call changes nothing. */
export const addUserVerification: SandboxOperation = {
  id: 'addUserVerification',
  access: 'key',
  handle(context, { body }) {
    const user = requireUser(context, body.externalUserId);
    context.demand('check-is-approved', isIdentified(user.onboarding));
    context.demand(
      'address-is-proven',
      context.traits.addressProofBefore !== 'verification' || !lacksAddressProof(user.onboarding),
    );
    if (!isVerified(user)) {
      user.balances ??= openBalances(context.facts, user.random);
      user.level = 'ACTIVE';
      tellUserBalance(context, user);
    }
    return { body: { message: 'Verification accepted' } };
  },
};
