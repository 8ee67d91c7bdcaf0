import { SchemaValidator } from '../../contracts/model/schema-validator.js';
import type { Pair, SchemaSide } from './types.js';

const validators = new WeakMap<object, SchemaValidator>();

function validatorOf({ root }: SchemaSide): SchemaValidator {
  let found = validators.get(root);
  if (!found) validators.set(root, (found = new SchemaValidator(root)));
  return found;
}

/** Whether the validators of both contracts say the same as the search did: the sender's takes a value, the receiver's refuses it. */
export function isConfirmed({ sender, receiver, tolerance }: Pair, value: unknown): boolean {
  return (
    validatorOf(sender).accepts(sender.schema, value, 'tolerant') &&
    !validatorOf(receiver).accepts(receiver.schema, value, tolerance)
  );
}
