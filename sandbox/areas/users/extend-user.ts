import { isVerified } from '../../state/store.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import { lacksAddressProof } from './state.js';
import { tellUserBalance } from './user-balance-generated.js';
import { userOf } from './user-of.js';

/** Lifts a user, whose address is proven where it must be, to the extended level. */
export const extendUser: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/extend',
  handle(control, request) {
    const { context, user } = userOf(control, request);
    if (!control.traits.extendedLevelExists)
      throw new TriggerError(409, `Version ${control.facts.version} has no extended level.`);
    if (!isVerified(user)) throw new TriggerError(409, 'The user has no balances yet.');
    if (user.level === 'ACTIVE_EXTENDED') throw new TriggerError(409, 'The user is extended already.');
    if (lacksAddressProof(user.onboarding)) throw new TriggerError(409, 'The user owes a proof of address.');
    user.level = 'ACTIVE_EXTENDED';
    tellUserBalance(context, user);
    return { externalUserId: user.externalUserId, status: user.level };
  },
};
