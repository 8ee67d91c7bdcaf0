import { isLosslessNumber } from 'lossless-json';
import { escapeToken } from '../contracts/model/pointer.js';
import type { NumbersAsWritten } from '../contracts/model/number-keywords.js';
import { losslessBody } from './json-body.js';

/** Digits that a double may not hold, and exponents that may lead beyond it. */
const suspicious = /\d{16}|\d[eE]\+?\d{3}/;

/** A JSON text as plain values, with what they lost of its numbers. */
export interface PlainJson {
  value: unknown;
  /** Absent where doubles hold every number. */
  written?: NumbersAsWritten;
}

/** A number beyond every double, as one that validators take for a number. */
function finite(text: string): number {
  const number = Number(text);
  return Number.isFinite(number) ? number : Math.sign(number) * Number.MAX_VALUE;
}

/**
 * A JSON text whose numbers are judged as they are written.
 * @param value what the text says, as doubles hold it
 */
export function withNumbersAsWritten(text: string, value: unknown): PlainJson {
  if (!suspicious.test(text)) return { value };
  const written = new Map<string, string>();
  const plain = (node: unknown, place: string): unknown => {
    if (isLosslessNumber(node)) {
      const number = finite(node.value);
      if (String(number) !== node.value) written.set(place, node.value);
      return number;
    }
    if (Array.isArray(node)) return node.map((item, index) => plain(item, `${place}/${index}`));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, member]) => [name, plain(member, `${place}/${escapeToken(name)}`)]),
    );
  };
  const exact = losslessBody(text);
  // A text that repeats a member is judged by what its last one says.
  return exact === undefined ? { value } : { value: plain(exact, ''), written };
}
