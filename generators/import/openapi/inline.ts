import type { Schema } from '../../../contracts/model/types.js';

/** Values that one schema may have once its references are written out. */
const mostNodes = 20_000;

/** Members that hold data, in which nothing is a reference. */
const ofData = new Set(['const', 'enum', 'default', 'example', 'examples']);

/**
 * A schema with its references written out. Where one leads back to itself, or the schema grows beyond measure, anything may stand.
 * @param schemas components of the document, by name
 */
export function inlined(schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema {
  let count = 0;
  const copy = (node: unknown, open: readonly string[]): unknown => {
    count += 1;
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.map((item) => copy(item, open));
    const { $ref } = node as { $ref?: unknown };
    const name = typeof $ref === 'string' ? /^#\/components\/schemas\/([^/]+)$/.exec($ref)?.[1] : undefined;
    if (name !== undefined) {
      const target = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
      if (target === undefined || open.includes(name) || count > mostNodes) return {};
      const { $ref: _reference, ...beside } = node as Schema;
      const written = copy(target, [...open, name]) as Schema;
      return Object.keys(beside).length > 0 ? { ...written, ...(copy(beside, open) as Schema) } : written;
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, ofData.has(key) ? (value as unknown) : copy(value, open)]),
    );
  };
  return copy(schema, []) as Schema;
}
