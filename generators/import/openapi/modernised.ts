import type { Schema } from '../../../contracts/model/types.js';

type Node = Record<string, unknown>;

/** What OpenAPI 3.0 says in words of its own, in those of JSON Schema 2020-12. */
export function modernised(node: Node, schema: Node, isNullable: boolean): Schema {
  const result = new Map(Object.entries(schema));
  if (isNullable) {
    const [type, values] = [result.get('type'), result.get('enum')];
    if (typeof type === 'string') result.set('type', [type, 'null']);
    if (Array.isArray(values) && !values.includes(null)) result.set('enum', [...(values as unknown[]), null]);
  }
  for (const [exclusive, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof node[exclusive] !== 'boolean') continue;
    result.delete(exclusive);
    if (node[exclusive] && result.has(limit)) {
      result.set(exclusive, result.get(limit));
      result.delete(limit);
    }
  }
  return Object.fromEntries(result) as Schema;
}
