import type { Schema } from '../../../contracts/model/types.js';

type Node = Record<string, unknown>;

/** Keywords whose schemas take no null unless they say so themselves. */
const composing = ['allOf', 'oneOf', 'anyOf'];

/** A schema that takes null besides: authors who write `nullable` beside other schemas mean the whole. */
function orNull({ description, default: usual, ...rest }: Node): Node {
  return {
    ...(description === undefined ? {} : { description }),
    ...(usual === undefined ? {} : { default: usual }),
    anyOf: [rest, { type: 'null' }],
  };
}

/** What OpenAPI 3.0 says in words of its own, in those of JSON Schema 2020-12. */
export function modernised(node: Node, schema: Node, isNullable: boolean): Schema {
  const result = new Map(Object.entries(schema));
  const isComposed = composing.some((keyword) => result.has(keyword));
  if (isNullable && !isComposed) {
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
  const made = Object.fromEntries(result);
  return (isNullable && isComposed ? orNull(made) : made) as Schema;
}
