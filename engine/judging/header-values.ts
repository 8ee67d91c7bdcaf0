import { nodeOf } from '../../contracts/model/look-up.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import { typesOf } from '../../contracts/model/schema-types.js';

/** The types that a schema speaks of, references followed; none where it speaks of none. */
function allTypesOf(contract: Contract, schema: Schema, depth = 0): string[] {
  if (depth > 8) return [];
  const { $ref, allOf, anyOf, oneOf } = schema;
  const target = $ref?.startsWith('#') ? (nodeOf(contract, $ref.slice(1)) as Schema | undefined) : undefined;
  const parts = [...(target ? [target] : []), ...(allOf ?? []), ...(anyOf ?? []), ...(oneOf ?? [])];
  return [...typesOf(schema), ...parts.flatMap((part) => allTypesOf(contract, part, depth + 1))];
}

function asNumber(text: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/**
 * The values that the text of a header may stand for, by what its schema speaks of: a number, a flag, a list divided by commas
 * (OpenAPI, style `simple`), and the text itself. Objects are written in too many ways to be read: none.
 */
export function headerValues(contract: Contract, schema: Schema, text: string): unknown[] {
  const types = allTypesOf(contract, schema);
  if (types.includes('object')) return [];
  const number = asNumber(text);
  const readings: Readonly<Record<string, unknown[]>> = {
    integer: number === undefined ? [] : [number],
    number: number === undefined ? [] : [number],
    boolean: /^(true|false)$/i.test(text) ? [text.toLowerCase() === 'true'] : [],
    array: listsOf(text),
  };
  return [...types.flatMap((type) => readings[type] ?? []), text];
}

/** A list of texts, and of numbers where all are such. */
function listsOf(text: string): unknown[] {
  const items = text === '' ? [] : text.split(',').map((item) => item.trim());
  const numbers = items.map(asNumber);
  return numbers.includes(undefined) || items.length === 0 ? [items] : [items, numbers];
}
