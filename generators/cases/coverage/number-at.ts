import { Decimal } from 'decimal.js';
import { matches, type Constraint } from '../../data/matches.js';

/** What limits a number. */
export type NumberBound = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf';

/** How far beside an excluded bound a number of any size is taken. */
const beside = '0.01';

/** Multiples that are tried until one keeps to all the rest. */
const most = 100;

function stepOf({ type, multipleOf }: Constraint): Decimal {
  const step = new Decimal(multipleOf ?? (type === 'integer' ? 1 : beside));
  // Whole numbers are multiples of any part of one.
  return type === 'integer' && step.gt(0) && new Decimal(1).mod(step).isZero() ? new Decimal(1) : step;
}

/**
 * The number nearest to a bound that is right, multiples and all other limits kept; of `multipleOf` one that is no multiple of more than it
 * has to be. `undefined` where none is near.
 */
export function numberAt(schema: Constraint, bound: NumberBound): number | undefined {
  const limit = new Decimal(schema[bound] ?? 0);
  const goesDown = bound === 'maximum' || bound === 'exclusiveMaximum';
  const step = stepOf(schema);
  if (step.lte(0)) return undefined;
  const isGrid = schema.multipleOf !== undefined || schema.type === 'integer';
  const from =
    bound === 'multipleOf'
      ? new Decimal(schema.minimum ?? schema.exclusiveMinimum ?? 0).div(step).ceil().mul(step)
      : limit;
  const first = isGrid ? from.div(step)[goesDown ? 'floor' : 'ceil']().mul(step) : from;
  for (let count = 0; count <= most; count += 1) {
    const value = first.add(step.mul(goesDown ? -count : count)).toNumber();
    const isZero = bound === 'multipleOf' && value === 0;
    if (!isZero && matches(schema, value, () => ({}))) return value;
  }
  return undefined;
}
