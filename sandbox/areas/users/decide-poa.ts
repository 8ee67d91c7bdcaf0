import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import { readText } from '../../read-deposit.js';
import { mayFollow } from '../../state-machine.js';
import { TriggerError, type Control, type TriggerRequest } from '../../trigger.js';
import { decideAddressCheck } from './address-check.js';
import type { AddressCheckStatus } from './state.js';
import { userOf } from './user-of.js';

/** Ends the review of the user's proof of address. */
export function decidePoa(
  control: Control,
  request: TriggerRequest,
  status: Exclude<AddressCheckStatus, 'WAITING'>,
): JsonObject {
  const { context, user } = userOf(control, request);
  const { body = {} } = request;
  if (!isObject(body)) throw new TriggerError(400, 'The body must be {"reason": "…"}.');
  const reason = readText(body, 'reason');
  const { addressCheck } = user.onboarding;
  if (addressCheck === null) throw new TriggerError(409, 'The user has sent no proof of address.');
  if (!mayFollow(control.facts, 'poa', addressCheck, status))
    throw new TriggerError(409, `The check is ${addressCheck} already.`);
  decideAddressCheck(context, user, status, reason);
  return { externalUserId: user.externalUserId, status };
}
