import { toPointer, valueAt } from '../../../contracts/model/pointer.js';
import type { Schema } from '../../../contracts/model/types.js';

/** Every schema node at and below a pointer. */
export function schemaNodes(document: unknown, pointer: string): { pointer: string; schema: Schema }[] {
  const schema = valueAt(document, pointer) as Schema | boolean | undefined;
  if (typeof schema !== 'object') return [];
  const below = (...tokens: (string | number)[]): { pointer: string; schema: Schema }[] =>
    schemaNodes(document, pointer + toPointer(tokens));
  const lists = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) =>
    (schema[keyword] ?? []).flatMap((_, place) => below(keyword, place)),
  );
  const single = (['items', 'additionalProperties', 'propertyNames', 'if', 'then', 'else'] as const).flatMap(
    (keyword) => (typeof schema[keyword] === 'object' ? below(keyword) : []),
  );
  return [
    { pointer, schema },
    ...Object.keys(schema.properties ?? {}).flatMap((name) => below('properties', name)),
    ...lists,
    ...single,
  ];
}
