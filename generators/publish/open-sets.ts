import type { Schema } from '../../contracts/model/types.js';

/** Applies a step to every schema object of a tree, the deepest first. */
export function mapSchemas(node: unknown, step: (schema: Schema) => Schema): unknown {
  if (Array.isArray(node)) return node.map((item) => mapSchemas(item, step));
  if (typeof node !== 'object' || node === null) return node;
  return step(Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mapSchemas(value, step)])) as Schema);
}

/**
 * An open set does not close what a receiver takes: its known values move out of `enum`.
 * @param into the member that shall hold them, for readers
 */
export function withOpenSets(schema: Schema, into: 'x-known-values' | 'examples'): Schema {
  const { enum: known, ...rest } = schema;
  if (schema['x-open'] !== true || !Array.isArray(known)) return schema;
  return { ...rest, [into]: known.filter((value) => value !== null) } as Schema;
}
