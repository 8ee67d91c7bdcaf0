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

/**
 * Whether objects seen at one place are maps, their keys being data, rather than records of named members.
 *
 * Two things must hold together: every value is an object of one and the same form, and the keys vary freely, so that
 * no key stands in every sample. One sample alone can't show that; there a hint decides.
 */
export function looksLikeMap(object: ObjectShape): boolean {
  if (object.samples.length < 2 || object.properties.size < 2) return false;
  const values = object.samples.flatMap((sample) => Object.values(sample));
  const first = values[0];
  if (values.length < 2 || typeof first !== 'object' || first === null || Array.isArray(first)) return false;
  const form = signature(first);
  if (form === '{}' || values.some((value) => signature(value) !== form)) return false;
  return [...object.properties.values()].every((property: Shape) => property.count < object.samples.length);
}
