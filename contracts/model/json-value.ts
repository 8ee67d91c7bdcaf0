import { LosslessNumber } from 'lossless-json';

/** A JSON object whose members have not been looked at yet. */
export type JsonObject = Record<string, unknown>;

/** Whether a parsed JSON value is an object: no list, no null, and no number that keeps its digits. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber);
}

/** JSON Schema's name for the type of a value; whole numbers are `integer`. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
