import { isLosslessNumber, parse, stringify, type LosslessNumber } from 'lossless-json';

/** A JSON object whose fields have not been looked at yet. */
export type JsonObject = Record<string, unknown>;

/** A type of JSON values, with numbers that may have more digits than a float keeps. */
export type Exact<T> = T extends number
  ? number | LosslessNumber
  : T extends object
    ? { [K in keyof T]: Exact<T[K]> }
    : T;

/** A request's body in two readings. */
export interface ParsedBody {
  /** As `JSON.parse` reads it, for validation. */
  plain: unknown;
  /** With every number as a `LosslessNumber` that keeps its digits. */
  exact: unknown;
}

/** Whether a parsed JSON value is an object (no array, no null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a request's body, `undefined` for an empty one; throws a `SyntaxError` where it is no JSON. */
export function parseBody(text: string): ParsedBody {
  if (text === '') return { plain: undefined, exact: undefined };
  // Of a repeated key the last one counts, in both readings.
  return { plain: JSON.parse(text), exact: parse(text, null, { onDuplicateKey: ({ newValue }) => newValue }) };
}

/** JSON text of a body, lossless numbers included. */
export function jsonText(body: unknown): string {
  // The native writer is several times as fast, and most bodies have floats only.
  return (holdsExactNumber(body) ? stringify(body) : JSON.stringify(body)) ?? '';
}

function holdsExactNumber(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isLosslessNumber(value) || Object.values(value).some(holdsExactNumber);
}
