import { Decimal } from 'decimal.js';
import { amountText, scaleAt } from './money.js';
import type { Constraint } from './matches.js';
import type { Place, Scene } from './scene.js';

/** A whole number within the bounds of a schema; without bounds one as counters have it. */
export function integerValue(schema: Constraint, { data }: Scene): number {
  const least = Math.ceil(schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1));
  const below = schema.exclusiveMaximum === undefined ? undefined : Math.ceil(schema.exclusiveMaximum) - 1;
  const step = schema.multipleOf ?? 1;
  const most = Math.floor(schema.maximum ?? below ?? Math.max(least, 0) + 20 * Math.max(step, 1));
  const [first, last] = [Math.ceil(least / step), Math.floor(most / step)];
  if (step !== 1 && first <= last) return data.number.int({ min: first, max: last }) * step;
  return data.number.int({ min: Math.min(least, most), max: most });
}

/** What is charged, or the least that can be moved, is small beside the amounts that it is charged on. */
const small = /^(fee|networkFee|min)/;

/** A number within the bounds of a schema: an amount in the scale of the currency told beside it. */
export function numberValue(schema: Constraint, place: Place, scene: Scene): number {
  const amount = Number(amountText(scene.data, scaleAt(place, scene), small.test(place.name) ? 2 : undefined));
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const { multipleOf } = schema;
  if (
    multipleOf === undefined &&
    amount >= minimum &&
    amount > exclusiveMinimum &&
    amount <= maximum &&
    amount < exclusiveMaximum
  )
    return amount;
  const least = Math.max(minimum, exclusiveMinimum);
  const most = Math.min(maximum, exclusiveMaximum);
  const from = least === -Infinity ? most - 1 : least;
  // Halfway, so that neither an inclusive nor an exclusive bound is met.
  const between = most === Infinity ? from + 1 : from + (most - from) / 2;
  if (multipleOf === undefined || multipleOf <= 0) return between;
  const count = new Decimal(between).div(multipleOf);
  const [below, above] = [count.floor(), count.ceil()].map((many) => many.mul(multipleOf).toNumber());
  return below !== undefined && below >= minimum && below > exclusiveMinimum ? below : (above ?? between);
}
