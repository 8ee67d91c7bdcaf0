import { escapeToken } from '../../contracts/model/pointer.js';
import { usualLimits, type ByteProblem, type ByteProblemKind } from './problem.js';

/** More problems than this of one body tell nothing new. */
const mostProblems = 20;

const plainString = /"[^"\\\u0000-\u001f]*"/y;
const plainText = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const word = /true|false|null/y;
const notFinite = /-?(?:NaN|Infinity)(?!\w)/y;
const space = /[ \t\n\r]*/y;
const unpaired = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** An object or a list that is open, and where in it the scan is. */
interface Open {
  /** Names seen so far; `undefined` for a list. */
  names?: Set<string>;
  /** Of the present member or item. */
  token: string | number;
}

/**
 * Walks over a JSON text without building it and without recursion. Every regular expression is anchored and matches in
 * one pass, so that time is linear in the text.
 */
class Scan {
  readonly problems: ByteProblem[] = [];
  readonly #open: Open[] = [];
  readonly #text: string;
  readonly #maxDepth: number;
  #at = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  run(): void {
    this.#take(space);
    while (this.#value()) {
      let after = this.#afterValue();
      while (after === 'closed') after = this.#afterValue();
      if (after !== 'next') return;
    }
  }

  /** Reads a scalar, or opens objects and lists up to one that is empty; `false` where the scan is over. */
  #value(): boolean {
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign !== '{' && sign !== '[') return this.#scalar(sign);
      this.#at += 1;
      this.#take(space);
      if (this.#text[this.#at] === (sign === '{' ? '}' : ']')) {
        this.#at += 1;
        return true;
      }
      if (this.#open.length >= this.#maxDepth) {
        const expected = `at most ${this.#maxDepth} levels`;
        this.#note('too-deep', `lists and objects stand in one another more than ${this.#maxDepth} deep`, expected, '');
        return false;
      }
      this.#open.push(sign === '{' ? { names: new Set(), token: '' } : { token: 0 });
      if (sign === '{' && !this.#name()) return false;
    }
  }

  /** What stands after a value: the next one, the end of what holds it, or the end of the scan. */
  #afterValue(): 'next' | 'closed' | 'over' {
    this.#take(space);
    const holder = this.#open.at(-1);
    const sign = this.#text[this.#at];
    if (!holder) {
      if (sign !== undefined)
        this.#note('trailing-text', `${this.#text.length - this.#at} characters follow the JSON value`, 'nothing', '');
      return 'over';
    }
    this.#at += 1;
    if (sign === ',') {
      this.#take(space);
      if (!holder.names) holder.token = Number(holder.token) + 1;
      return !holder.names || this.#name() ? 'next' : 'over';
    }
    if (sign === (holder.names ? '}' : ']')) {
      this.#open.pop();
      return 'closed';
    }
    this.#at -= 1;
    this.#fail();
    return 'over';
  }

  /** Reads a name and its colon. */
  #name(): boolean {
    const holder = this.#open.at(-1);
    const text = this.#string();
    if (text === undefined || !holder?.names) return this.#fail();
    holder.token = text;
    if (holder.names.has(text))
      this.#note(
        'duplicate-member',
        `an object has two members named ${JSON.stringify(text.slice(0, 60))}`,
        'one member of a name',
      );
    holder.names.add(text);
    if (unpaired.test(text)) this.#note('lone-surrogate', 'a name holds half a surrogate pair', 'whole characters');
    this.#take(space);
    if (this.#text[this.#at] !== ':') return this.#fail();
    this.#at += 1;
    this.#take(space);
    return true;
  }

  #scalar(sign: string | undefined): boolean {
    if (sign === '"') {
      const text = this.#string();
      if (text === undefined) return this.#fail();
      if (unpaired.test(text)) this.#note('lone-surrogate', 'a text holds half a surrogate pair', 'whole characters');
      return true;
    }
    if (this.#take(word) !== undefined) return true;
    const digits = this.#take(number);
    if (digits !== undefined) {
      if (isBeyondDouble(digits))
        this.#note(
          'number-beyond-double',
          'a number is beyond what a double can hold',
          'a number within IEEE 754 doubles',
        );
      return true;
    }
    const odd = this.#take(notFinite);
    if (odd === undefined) return this.#fail();
    this.#note('no-json-number', `${odd} is no JSON`, 'a JSON value');
    return true;
  }

  /** Reads a string, its escapes resolved; `undefined` where none stands here. */
  #string(): string | undefined {
    const plain = this.#take(plainString);
    if (plain !== undefined) return plain.slice(1, -1);
    const start = this.#at;
    if (this.#text[start] !== '"') return undefined;
    this.#at += 1;
    do this.#take(plainText);
    while (this.#take(escape) !== undefined);
    if (this.#text[this.#at] !== '"') return undefined;
    this.#at += 1;
    return JSON.parse(this.#text.slice(start, this.#at)) as string;
  }

  #take(what: RegExp): string | undefined {
    what.lastIndex = this.#at;
    const found = what.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #fail(): false {
    const rest = this.#text.length - this.#at;
    const message =
      this.#text.trim() === ''
        ? 'the body is empty'
        : rest === 0
          ? `the JSON text ends after ${this.#text.length} characters, before it is whole`
          : `the text is no JSON from character ${this.#at + 1} on`;
    this.#note('syntax', message, 'a JSON text');
    return false;
  }

  #note(kind: ByteProblemKind, message: string, expected: string, pointer = this.#pointer()): void {
    if (this.problems.length < mostProblems) this.problems.push({ kind, message, expected, pointer });
  }

  #pointer(): string {
    return this.#open.map(({ token }) => `/${escapeToken(String(token))}`).join('');
  }
}

/** Whether a number becomes infinite as a double, or nought without being it. */
function isBeyondDouble(digits: string): boolean {
  const value = Number(digits);
  return !Number.isFinite(value) || (value === 0 && /^[^eE]*[1-9]/.test(digits));
}

/**
 * What is wrong with a JSON text that no look at its parsed values would show, and whether it is JSON at all (RFC 8259,
 * and I-JSON, RFC 7493, for names and characters). Takes any text: neither depth nor length makes it fail.
 */
export function jsonProblems(text: string, maxDepth = usualLimits.maxDepth): ByteProblem[] {
  const scan = new Scan(text, maxDepth);
  scan.run();
  return scan.problems;
}
