import { LosslessNumber, parse } from 'lossless-json';
import { deepest, endOfString, isDeeperThan } from './bytes/depth.js';

const [quote, colon, minus, plus, point, nought, nine] = Array.from('":-+.09', (sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

const isDigit = (code: number): boolean => code >= nought && code <= nine;

/** Whether a character may stand inside a number; 0x20 makes an upper-case E a lower-case one. */
function isInNumber(code: number): boolean {
  return isDigit(code) || code === point || code === minus || code === plus || (code | 0x20) === 0x65;
}

/** The numbers of a JSON text as they are written, in their order, and how many members its objects have. */
function lookOver(text: string): { numbers: string[]; members: number } {
  const numbers: string[] = [];
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === colon) members += 1;
    else if (code === minus || isDigit(code)) {
      const start = at;
      while (isInNumber(text.charCodeAt(at + 1))) at += 1;
      numbers.push(text.slice(start, at + 1));
    }
  }
  return { numbers, members };
}

/** Puts the written numbers in the place of those that `JSON.parse` made. */
class Restored {
  readonly value: unknown;
  /** Whether nothing says that members were repeated or are in another order than in the text. */
  sure: boolean;
  readonly #numbers: readonly string[];
  #next = 0;
  #members = 0;

  /** @param plain what `JSON.parse` makes of the text; nothing of it is changed */
  constructor(text: string, plain: unknown) {
    const { numbers, members } = lookOver(text);
    this.#numbers = numbers;
    this.sure = true;
    this.value = this.#restore(numbers.length === 0 && plain !== undefined ? plain : JSON.parse(text));
    this.sure &&= this.#members === members && this.#next === numbers.length;
  }

  #restore(value: unknown): unknown {
    if (typeof value === 'number') return new LosslessNumber(this.#numbers[this.#next++] ?? '');
    if (typeof value !== 'object' || value === null) return value;
    const holder = value as Record<string, unknown>;
    const isList = Array.isArray(value);
    for (const name of Object.keys(holder)) {
      if (!isList) {
        this.#members += 1;
        // Engines put such members first; and `parse` takes `__proto__` for no member.
        if (isDigit(name.charCodeAt(0)) || name === '__proto__') this.sure = false;
      }
      const before = holder[name];
      const after = this.#restore(before);
      if (after !== before) holder[name] = after;
    }
    return value;
  }
}

/**
 * Parses a JSON text with every number kept as its text (`LosslessNumber`), for comparing amounts. Gives what `parse` of
 * lossless-json gives, in a fraction of its time: the engine's own parser does the work, and the numbers are restored.
 * @param plain what `JSON.parse` makes of the text, where that is known; without numbers in it both are one value
 * @throws SyntaxError where the text is no JSON or repeats a member with another value, or is deeper than `deepest`
 */
export function parseLossless(text: string, plain?: unknown): unknown {
  if (plain === undefined && isDeeperThan(text, deepest)) throw new SyntaxError(`nested more than ${deepest} deep`);
  try {
    const restored = new Restored(text, plain);
    if (restored.sure) return restored.value;
  } catch {
    // What is wrong with the text, the slower parser says.
  }
  return parse(text);
}
