import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import type { Schema } from '../../../contracts/model/types.js';

/** Members of a map that are the document's own: extensions stand anywhere (OpenAPI, Specification Extensions). */
export function parts(node: unknown): [string, unknown][] {
  return isObject(node) ? Object.entries(node).filter(([name]) => !name.startsWith('x-')) : [];
}

/** A media type without its parameters, in the lower case that it has no case in. */
export function plainMediaType(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? type;
}

/** The first value that a schema itself is shown with. */
export function exampleIn(schema: JsonObject): unknown {
  const { example, examples } = schema;
  if (example !== undefined && example !== null) return example;
  return Array.isArray(examples) ? (examples as unknown[])[0] : undefined;
}

/** A schema as an object: `true` takes everything, and `false` nothing. */
export function oneSchema(schema: Schema | boolean): Schema {
  if (typeof schema !== 'boolean') return schema;
  return schema ? {} : ({ not: {} } as Schema);
}
