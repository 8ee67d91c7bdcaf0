import type { JsonObject } from '../../../contracts/model/json-value.js';
import { TriggerError, type Control, type TriggerRequest } from '../../trigger.js';
import { userOf } from './user-of.js';

/** Freezes a user, or lets go of one, on the provider's own decision: active cards do not stand in its way. */
export function switchSuspension(control: Control, request: TriggerRequest, suspended: boolean): JsonObject {
  const { user } = userOf(control, request);
  if (user.suspended === suspended)
    throw new TriggerError(409, `The user is ${suspended ? 'suspended already' : 'not suspended'}.`);
  user.suspended = suspended;
  return { externalUserId: user.externalUserId, suspended };
}
