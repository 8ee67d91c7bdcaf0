import { LosslessNumber, parse, stringify } from 'lossless-json';

/** A type of JSON values, with numbers that may have more digits than a float keeps. */
export type Exact<T> = T extends number
  ? number | LosslessNumber
  : T extends object
    ? { [K in keyof T]: Exact<T[K]> }
    : T;

/** A request's body in two readings. */
export interface RequestBody {
  /** As `JSON.parse` reads it, for validation. */
  plain: unknown;
  /** With every number as a `LosslessNumber` that keeps its digits. */
  exact: unknown;
}

/** The value of a request's body, `undefined` for an empty one; throws a `SyntaxError` where it is no JSON. */
export function readRequestBody(text: string): RequestBody {
  if (text === '') return { plain: undefined, exact: undefined };
  const plain: unknown = JSON.parse(text);
  // Without a number both readings are the same, and this one is several times as fast.
  if (!holdsNumber(plain)) return { plain, exact: plain };
  // Of a repeated key the last one counts, in both readings.
  const options = { onDuplicateKey: ({ newValue }: { newValue: unknown }) => newValue, parseNumber: exactNumber };
  return { plain, exact: parse(text, null, options) };
}

function holdsNumber(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'number';
  return Object.values(value).some(holdsNumber);
}

/** Thrown by an exact number that meets the native writer; made once, for its stack says nothing. */
const needsExactWriter = new Error('There is a number that the native JSON writer does not know.');

class ExactNumber extends LosslessNumber {
  toJSON(): never {
    throw needsExactWriter;
  }
}

/** A JSON number with exactly these digits. */
export function exactNumber(text: string): LosslessNumber {
  return new ExactNumber(text);
}

/** JSON text of a body, exact numbers included. */
export function jsonText(body: unknown): string {
  // The native writer is several times as fast, and most bodies have floats only.
  try {
    return JSON.stringify(body) ?? '';
  } catch (error) {
    if (error === needsExactWriter) return stringify(body) ?? '';
    throw error;
  }
}
