import { isObject } from '../contracts/model/json-value.js';
import { readText } from './read-deposit.js';
import { TriggerError, type TriggerRequest } from './trigger.js';

/** The reason that an operator gives for a failure, where one is given. */
export function readReason({ body }: TriggerRequest): string | undefined {
  if (body === undefined) return undefined;
  if (!isObject(body)) throw new TriggerError(400, 'The body must be {"reason": "…"}.');
  return readText(body, 'reason');
}
