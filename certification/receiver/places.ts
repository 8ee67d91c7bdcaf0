import { escapeToken } from '../../contracts/model/pointer.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import { resolverOf } from '../../generators/data/scene.js';

/** A value in a body and the schema that it fits. */
export interface ValuePlace {
  pointer: string;
  name: string;
  value: unknown;
  schema: Schema;
}

/** Every value of a body that a schema describes, the body itself first. Branches and conditions are not followed. */
export function placesIn(contract: Contract, schema: Schema, body: unknown): ValuePlace[] {
  const resolve = resolverOf(contract);
  const found: ValuePlace[] = [];
  const walk = (node: Schema, value: unknown, pointer: string, name: string): void => {
    const own = node.$ref === undefined ? node : { ...resolve(node.$ref), ...node };
    found.push({ pointer, name, value, schema: own });
    if (Array.isArray(value))
      for (const [index, item] of value.entries()) walk(own.items ?? {}, item, `${pointer}/${index}`, name);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) {
        const more = typeof own.additionalProperties === 'object' ? own.additionalProperties : {};
        walk(own.properties?.[key] ?? more, member, `${pointer}/${escapeToken(key)}`, key);
      }
  };
  walk(schema, body, '', '');
  return found;
}

/** Members that hold words for people, whatever script they are in. */
const proseName =
  /(reason|title|label|description|comment|note|message|text|merchantName|senderName|FirstName|LastName)s?$/;

/** Whether any text may stand there. */
export function isProsePlace({ name, value, schema }: ValuePlace): boolean {
  const { format, pattern, enum: values, const: constant, maxLength } = schema;
  const isFree = [format, pattern, values, constant].every((limit) => limit === undefined);
  return typeof value === 'string' && proseName.test(name) && isFree && (maxLength ?? 255) >= 60;
}

/** Whether null may stand there. */
export function mayBeNull({ schema }: ValuePlace): boolean {
  return Array.isArray(schema.type) && schema.type.includes('null');
}

/** Whether new values may come up there. */
export function isOpenSet({ schema, value }: ValuePlace): boolean {
  return schema['x-open'] === true && schema.enum !== undefined && typeof value === 'string';
}
