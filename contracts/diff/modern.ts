/** OpenAPI 3.0 in the words of 3.1. Places stay where they are, so that pointers fit both. */
import { isObject, type JsonObject } from '../model/json-value.js';

/** Members whose values are data of users, or names of their own: what they hold is no keyword. */
const opaque = new Set(['example', 'examples', 'default', 'const', 'enum', 'x-evidence']);
const named = new Set(['properties', 'patternProperties', 'schemas', 'headers', 'responses', 'parameters', 'paths']);

function exclusive(
  node: JsonObject,
  flag: 'exclusiveMinimum' | 'exclusiveMaximum',
  limit: 'minimum' | 'maximum',
): JsonObject {
  const { [flag]: isExclusive, [limit]: value, ...rest } = node;
  if (typeof isExclusive !== 'boolean') return node;
  if (value === undefined) return rest;
  return { ...rest, [isExclusive ? flag : limit]: value };
}

function nullable(node: JsonObject): JsonObject {
  const { nullable: isNullable, ...rest } = node;
  const { type, enum: values } = rest;
  if (isNullable !== true || typeof type !== 'string') return rest;
  const withNull = Array.isArray(values) && !values.includes(null) ? { enum: [...(values as unknown[]), null] } : {};
  return { ...rest, type: [type, 'null'], ...withNull };
}

function modernNode(node: unknown, isMap: boolean): unknown {
  if (Array.isArray(node)) return node.map((one) => modernNode(one, false));
  if (!isObject(node)) return node;
  if (!isMap && typeof node['$ref'] === 'string') return { $ref: node['$ref'] };
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(node))
    result[key] = !isMap && opaque.has(key) ? value : modernNode(value, !isMap && named.has(key));
  if (isMap) return result;
  return nullable(exclusive(exclusive(result, 'exclusiveMinimum', 'minimum'), 'exclusiveMaximum', 'maximum'));
}

/**
 * A document of OpenAPI 3.0 as one of 3.1: null as a type, exclusive limits as numbers, nothing beside a reference
 * (OpenAPI 3.0.3, Schema Object and Reference Object). A document of 3.1 is given back as it is.
 */
export function modern(document: JsonObject): JsonObject {
  return String(document['openapi']).startsWith('3.0') ? (modernNode(document, false) as JsonObject) : document;
}
