import { formats } from '../../contracts/formats/index.js';
import { decimal } from '../../contracts/formats/decimal.js';
import type { ObjectShape, Shape } from './shape.js';

/** JSON types and, for objects, their keys one level down: equal for values of the same kind. */
function signature(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'object') return typeof value;
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}:${Array.isArray(member) ? 'array' : typeof member}`)
    .sort()
    .join(',')}}`;
}

/** Letters and underscores alone name a member; asking every format about every name would take long. */
const name = /^[A-Za-z_]*$/;

/** The form of keys that are values themselves, such as ids, days and addresses: no author names a member so. */
export function keyFormat(object: ObjectShape): string | undefined {
  const keys = [...object.properties.keys()];
  if (keys.length === 0 || keys.some((key) => name.test(key))) return undefined;
  return formats.find(
    (format) => format.detectable && format.name !== decimal.name && keys.every((key) => format.test(key)),
  )?.name;
}

/**
 * Whether objects seen at one place are maps, their keys being data, rather than records of named members.
 *
 * Keys that are values of a format show it at once. Otherwise two things must hold together: every value is an object of
 * one and the same form, and the keys vary freely, so that no key stands in every sample, as when each sample has one
 * key. One sample alone can't show that; there a hint decides.
 */
export function looksLikeMap(object: ObjectShape): boolean {
  if (keyFormat(object) !== undefined) return true;
  if (object.values.length < 2 || object.properties.size < 2) return false;
  if ([...object.properties.values()].some((property: Shape) => property.all.count === object.values.length))
    return false;
  const values = object.values.flatMap((sample) => Object.values(sample));
  const first = values[0];
  if (values.length < 2 || typeof first !== 'object' || first === null || Array.isArray(first)) return false;
  const form = signature(first);
  return form !== '{}' && values.every((value) => signature(value) === form);
}
