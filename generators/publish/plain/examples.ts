import { isObject } from '../../../contracts/model/json-value.js';
import type { Contract, Schema } from '../../../contracts/model/types.js';
import type { ContractValidator } from '../../../contracts/model/validate.js';
import { createData } from '../../data/data.js';
import { madeOrReason } from '../../data/unmakeable.js';
import { valueFor } from '../../data/value.js';
import type { BodyPlace } from '../places.js';

/** Examples of a plain document, by name. */
export type PlainExamples = Record<string, { value: unknown }>;

/** What an example lacks, taken from a whole value; what it has stays. */
export function completed(example: unknown, whole: unknown): unknown {
  if (Array.isArray(example) && Array.isArray(whole)) return example.map((item) => completed(item, whole[0]));
  if (!isObject(example) || !isObject(whole)) return example;
  const own = Object.entries(example).map(([name, value]) => [name, completed(value, whole[name])] as const);
  return {
    ...Object.fromEntries(own),
    ...Object.fromEntries(Object.entries(whole).filter(([name]) => !(name in example))),
  };
}

/** A realistic value of a schema; equal places give equal values. `undefined` where none can be made. */
export function exampleValue(contract: Contract, schema: Schema, place: string, name = ''): unknown {
  const made = madeOrReason(() => valueFor(schema, createData('example', place), 'full', contract, name));
  return 'value' in made ? made.value : undefined;
}

/**
 * Examples of a body that keep to its schema: the documented ones, completed where the page shows their beginning only or leaves out
 * what is required, and a made one where none is documented or can be completed.
 */
export function completeExamples(contract: Contract, validator: ContractValidator, place: BodyPlace): PlainExamples {
  const { pointer } = place;
  const fits = (value: unknown): boolean => validator.violations(pointer, value, 'exact').length === 0;
  const made = exampleValue(contract, place.schema, pointer);
  const documented = Object.entries(place.examples).flatMap(([name, { value, 'x-truncated': cut }]) => {
    const shown = fits(value) && !cut ? value : completed(value, made);
    return fits(shown) ? [[name, { value: shown }] as const] : [];
  });
  if (documented.length > 0) return Object.fromEntries(documented);
  return made === undefined ? {} : { made: { value: made } };
}
