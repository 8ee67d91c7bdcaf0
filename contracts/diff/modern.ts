/** OpenAPI 3.0 in the words of 3.1. Places stay where they are, so that pointers fit both. */
import { isObject, type JsonObject } from './document.js';

/** Members whose values are data of users, or names of their own: what they hold is no keyword. */
const opaque = new Set(['example', 'examples', 'default', 'const', 'enum', 'x-evidence']);
const named = new Set(['properties', 'patternProperties', 'schemas', 'headers', 'responses', 'parameters', 'paths']);

function exclusive(
  result: JsonObject,
  flag: 'exclusiveMinimum' | 'exclusiveMaximum',
  limit: 'minimum' | 'maximum',
): void {
  if (typeof result[flag] !== 'boolean') return;
  const isExclusive = result[flag];
  delete result[flag];
  if (!isExclusive || result[limit] === undefined) return;
  result[flag] = result[limit];
  delete result[limit];
}

function nullable(result: JsonObject): void {
  if (result['nullable'] === true && typeof result['type'] === 'string') {
    result['type'] = [result['type'], 'null'];
    const values = result['enum'];
    if (Array.isArray(values) && !values.includes(null)) result['enum'] = [...(values as unknown[]), null];
  }
  delete result['nullable'];
}

function modernNode(node: unknown, isMap: boolean): unknown {
  if (Array.isArray(node)) return node.map((one) => modernNode(one, false));
  if (!isObject(node)) return node;
  if (!isMap && typeof node['$ref'] === 'string') return { $ref: node['$ref'] };
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(node))
    result[key] = !isMap && opaque.has(key) ? value : modernNode(value, !isMap && named.has(key));
  if (isMap) return result;
  exclusive(result, 'exclusiveMinimum', 'minimum');
  exclusive(result, 'exclusiveMaximum', 'maximum');
  nullable(result);
  return result;
}

/**
 * A document of OpenAPI 3.0 as one of 3.1: null as a type, exclusive limits as numbers, nothing beside a reference
 * (OpenAPI 3.0.3, Schema Object and Reference Object). A document of 3.1 is given back as it is.
 */
export function modern(document: JsonObject): JsonObject {
  return String(document['openapi']).startsWith('3.0') ? (modernNode(document, false) as JsonObject) : document;
}
