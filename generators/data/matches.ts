import { Decimal } from 'decimal.js';
import { formatNamed } from '../../contracts/formats/index.js';
import { typeOf } from '../../contracts/model/json-value.js';
import { patternOf } from '../../contracts/model/lenient-pattern.js';
import type { Schema } from '../../contracts/model/types.js';
import { typesOf } from '../../contracts/model/schema-types.js';

/** A schema as it may stand in a condition. */
export interface Constraint extends Schema {
  not?: Schema;
  exclusiveMaximum?: number;
  multipleOf?: number;
}

/** Gives the schema that a `$ref` names. */
export type Resolve = (reference: string) => Schema;

/** Whether a value is of one of the types that a schema names; a schema that names none takes all. */
export function hasType(schema: Schema, value: unknown): boolean {
  if (schema.type === undefined) return true;
  const type = typeOf(value);
  return typesOf(schema).some((name) => name === type || (name === 'number' && type === 'integer'));
}

const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Lengths are counted in characters, not in units of UTF-16 (JSON Schema Validation 2020-12, 6.3). */
function textMatches(schema: Schema, value: string): boolean {
  const { minLength = 0, maxLength = Infinity } = schema;
  const length = minLength > 0 || maxLength < Infinity ? [...value].length : 0;
  return (
    (schema.pattern === undefined || (patternOf(schema.pattern)?.test(value) ?? true)) &&
    (schema.format === undefined || (formatNamed(schema.format)?.test(value) ?? true)) &&
    length >= minLength &&
    length <= maxLength
  );
}

/** In decimals: 0.3 is three times 0.1, which doubles do not know. */
function isMultiple(value: number, of: number): boolean {
  return of <= 0 || new Decimal(value).mod(of).isZero();
}

function numberMatches(schema: Constraint, value: number): boolean {
  return (
    value >= (schema.minimum ?? -Infinity) &&
    value <= (schema.maximum ?? Infinity) &&
    value > (schema.exclusiveMinimum ?? -Infinity) &&
    value < (schema.exclusiveMaximum ?? Infinity) &&
    (schema.multipleOf === undefined || isMultiple(value, schema.multipleOf))
  );
}

function objectMatches(schema: Schema, value: Record<string, unknown>, resolve: Resolve): boolean {
  if (schema.required?.some((name) => !Object.hasOwn(value, name))) return false;
  return Object.entries(value).every(([name, member]) => {
    if (schema.propertyNames && !matches(schema.propertyNames, name, resolve)) return false;
    if (schema.properties && Object.hasOwn(schema.properties, name))
      return matches(schema.properties[name] as Schema, member, resolve);
    return typeof schema.additionalProperties !== 'object' || matches(schema.additionalProperties, member, resolve);
  });
}

/**
 * Whether a value keeps to a schema, conditions included. Unknown members are let pass: this decides conditions and
 * branches while a value is being made; the judge of the whole is the validator of the contract.
 */
export function matches(schema: Constraint, value: unknown, resolve: Resolve): boolean {
  const holds = (part: Schema): boolean => matches(part, value, resolve);
  // JSON Schema's shortest schemas: `true` takes everything, `false` nothing.
  if (typeof schema === 'boolean') return schema;
  if (!hasType(schema, value)) return false;
  if (schema.enum && !schema.enum.some((known) => sameJson(known, value))) return false;
  if (schema.const !== undefined && !sameJson(schema.const, value)) return false;
  if (typeof value === 'string' && !textMatches(schema, value)) return false;
  if (typeof value === 'number' && !numberMatches(schema, value)) return false;
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Infinity)) return false;
    if (schema.items && !value.every((item) => matches(schema.items as Schema, item, resolve))) return false;
  } else if (typeof value === 'object' && value !== null)
    if (!objectMatches(schema, value as Record<string, unknown>, resolve)) return false;
  if (schema.$ref !== undefined && !holds(resolve(schema.$ref))) return false;
  if (schema.not && holds(schema.not)) return false;
  if (schema.allOf && !schema.allOf.every(holds)) return false;
  if (schema.anyOf && !schema.anyOf.some(holds)) return false;
  if (schema.oneOf && schema.oneOf.filter(holds).length !== 1) return false;
  if (schema.if) {
    const consequence = holds(schema.if) ? schema.then : schema.else;
    if (consequence && !holds(consequence)) return false;
  }
  return true;
}
