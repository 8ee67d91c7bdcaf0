import { formatNamed } from '../../../contracts/formats/index.js';
import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import { readText } from '../../read-deposit.js';
import { TriggerError } from '../../trigger.js';

/** The body of a trigger that can do without one. */
export function readOptionalBody(body: unknown): JsonObject {
  if (body === undefined) return {};
  if (!isObject(body)) throw new TriggerError(400, 'The body must be an object.');
  return body;
}

/** The hash of the payer's transaction, where the operator gives one. */
export function readTransactionHash(body: JsonObject): string | undefined {
  const hash = readText(body, 'transactionHash');
  if (hash !== undefined && !formatNamed('transaction-hash')?.test(hash))
    throw new TriggerError(400, 'transactionHash must be the hash of a transaction.');
  return hash;
}
