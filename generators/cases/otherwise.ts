import type { Contract, Operation } from '../../contracts/model/types.js';
import type { Data } from '../data/data.js';
import { madeOrReason } from '../data/unmakeable.js';
import { baseRequest, type BaseRequest, type ValidRequest } from './base.js';
import { isObjectName } from './objects.js';

/** Whether calls of an operation change what is there already. */
export function changesStored({ method }: Pick<Operation, 'method'>): boolean {
  return method === 'PATCH' || method === 'PUT';
}

/**
 * The same request about the same object, with another valid value in every member that does not name something: what a
 * refused call stores all the same would not show where it equals what is stored already.
 */
export function otherwise(
  contract: Contract,
  operation: Operation,
  { otherBody, ...row }: ValidRequest,
  base: BaseRequest,
  data: Data,
): BaseRequest {
  const { body } = base;
  if (!body || !changesStored(operation)) return base;
  const named = Object.fromEntries(
    Object.entries(body).filter(([name]) => isObjectName(name) || row.members?.[name] !== undefined),
  );
  const made = madeOrReason(() =>
    baseRequest(contract, operation, { ...row, body: { ...row.body, ...otherBody } }, base.parameters, data),
  );
  return 'value' in made ? { ...base, body: { ...made.value.body, ...named } } : base;
}
