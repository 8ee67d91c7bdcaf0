import type { Contract, Operation, Schema } from '../../contracts/model/types.js';
import { conjunction } from '../data/conjunction.js';
import { createData } from '../data/data.js';
import { matches, type Constraint } from '../data/matches.js';
import { resolverOf } from '../data/scene.js';
import { madeOrReason } from '../data/unmakeable.js';
import { valueFor } from '../data/value.js';
import { bodyShape, type BodyShape } from './shape.js';

/**
 * A valid body that meets one of the conditions of its schema. It is the same whatever the seed, so that the places
 * where bodies can be broken are the same in every run.
 */
export interface Exemplar {
  body: Readonly<Record<string, unknown>>;
  /** Members that the condition asks about. */
  deciders: readonly string[];
}

const attempts = 40;

/** Members that have to be absent for a condition to hold. */
function absent({ not }: Constraint): readonly string[] {
  return not?.required ?? [];
}

function meeting(contract: Contract, shape: BodyShape, operationId: string, condition: Constraint): Exemplar[] {
  const resolve = resolverOf(contract);
  const missing = absent(condition);
  const deciders = [...Object.keys(condition.properties ?? {}), ...missing];
  const wanted: Schema = condition.properties ? { properties: condition.properties } : {};
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const data = createData('exemplar', operationId, attempt);
    const made = madeOrReason(() => valueFor(conjunction(shape.schema, wanted), data, 'full', contract));
    // A condition that contradicts the schema is never met.
    if ('reason' in made) return [];
    const members = Object.entries(made.value as Record<string, unknown>);
    const body = Object.fromEntries(members.filter(([name]) => !missing.includes(name)));
    if (matches(condition, body, resolve) && shape.fits(body)) return [{ body, deciders }];
  }
  return [];
}

function make(contract: Contract, operation: Operation): Exemplar[] {
  const shape = bodyShape(contract, operation);
  if (!shape) return [];
  const made = madeOrReason(() => valueFor(shape.schema, createData('exemplar', operation.id), 'full', contract));
  const full = 'value' in made ? made.value : undefined;
  if (typeof full !== 'object' || full === null || Array.isArray(full)) return [];
  return [
    { body: full as Record<string, unknown>, deciders: [] },
    ...shape.conditions.flatMap(({ if: condition, then }) =>
      condition && then ? meeting(contract, shape, operation.id, condition) : [],
    ),
  ];
}

const made = new WeakMap<Contract, Map<string, Exemplar[]>>();

/**
 * A full body of an operation, then one for each condition of its schema that can be met; none where it takes no JSON object, or
 * none can be made.
 */
export function exemplars(contract: Contract, operation: Operation): readonly Exemplar[] {
  let known = made.get(contract);
  if (!known) made.set(contract, (known = new Map<string, Exemplar[]>()));
  let found = known.get(operation.id);
  if (!found) known.set(operation.id, (found = make(contract, operation)));
  return found;
}
