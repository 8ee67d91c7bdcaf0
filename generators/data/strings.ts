import type { Schema } from '../../contracts/model/types.js';
import { fieldValues } from './fields.js';
import { formatValues, type ValueMaker } from './formats.js';
import { matches } from './matches.js';
import { amountText } from './money.js';
import { textFor } from './pattern.js';
import type { Place, Scene } from './scene.js';
import { Unmakeable } from './unmakeable.js';

/** Scales that amounts are known to have, those of money first. */
const scales = [2, 8, 6, 0, 1, 3, 4, 5, 7, 18];

/** A pattern is tried again where its look-arounds or a bound of length refuse what was made. */
const patternAttempts = 100;

/** Longer texts are not made: they would test memory, here as well as at the target. */
export const longestText = 1_000_000;

function words({ minLength = 0, maxLength = 40 }: Schema, { data }: Scene): string {
  const text = data.lorem.words(2).slice(0, maxLength).trim();
  return text.length < minLength ? text + data.string.alpha(minLength - text.length) : text;
}

/** A member may have any name: one that every object inherits is no row of the table. */
function ownMaker(table: Record<string, ValueMaker>, key: string): ValueMaker | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Ways to make a text, the one that says most first. */
function* candidates(schema: Schema, place: Place, scene: Scene): Generator<unknown> {
  const { data } = scene;
  const byName = ownMaker(fieldValues, place.name);
  if (byName) yield byName(data, scene, place);
  const byFormat = ownMaker(formatValues, schema.format ?? '');
  if (byFormat) yield byFormat(data, scene, place);
  if (schema.pattern !== undefined) {
    if (schema.format === 'decimal' || byName) for (const scale of scales) yield amountText(data, scale);
    for (let attempt = 0; attempt < patternAttempts; attempt += 1) yield textFor(schema.pattern, data);
  }
  if (schema.format === undefined) yield words(schema, scene);
}

/**
 * A text that keeps to a schema: a realistic one where name or format tell what it is.
 * @throws Unmakeable where nothing made fits
 */
export function stringValue(schema: Schema, place: Place, scene: Scene): string {
  if ((schema.minLength ?? 0) > longestText) throw new Unmakeable('no text of such a length is made', place.name);
  for (const candidate of candidates(schema, place, scene))
    if (typeof candidate === 'string' && matches(schema, candidate, scene.resolve)) return candidate;
  const { pattern, format, minLength, maxLength } = schema;
  throw new Unmakeable(
    `no way to make a text of ${JSON.stringify({ pattern, format, minLength, maxLength })}`,
    place.name,
  );
}
