import { patternOf } from '../../contracts/model/lenient-pattern.js';
import type { Data } from './data.js';

/** One piece of a regular expression: how to make a text that it accepts. */
type Maker = (data: Data) => string;

/** Printable ASCII: what a dot or a negated class stands for. */
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const digits = printable.filter((character) => /\d/.test(character));

const shorthands: Record<string, readonly string[]> = {
  d: digits,
  D: printable.filter((character) => /\D/.test(character)),
  w: printable.filter((character) => /\w/.test(character)),
  W: printable.filter((character) => /\W/.test(character)),
  s: [' '],
  S: printable.filter((character) => /\S/.test(character)),
};

/** Characters beyond ASCII, for classes that leave out everything else. */
const beyondAscii = ['é', 'ł', '€', '中'];

const controls: Record<string, string> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v', 0: '\0' };

/** Beyond what a quantifier demands, an open one repeats at most this often. */
const extraRepeats = 5;

/** Beyond what a quantifier demands, one with a limit repeats at most this often: limits of millions would take as many draws. */
const limitedRepeats = 1000;

/** Reads a regular expression from left to right. */
class Reader {
  #at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives up to the end or to the parenthesis that closes them. */
  alternatives(): Maker {
    const branches = [this.#sequence()];
    while (this.#skip('|')) branches.push(this.#sequence());
    return (data) => data.helpers.arrayElement(branches)(data);
  }

  #sequence(): Maker {
    const pieces: Maker[] = [];
    while (this.#at < this.#source.length && !this.#sees('|') && !this.#sees(')')) pieces.push(this.#piece());
    return (data) => pieces.map((piece) => piece(data)).join('');
  }

  #piece(): Maker {
    // Anchors and look-arounds make no text; whether the result keeps to them is for the caller to test.
    if (['^', '$', '\\b', '\\B'].some((anchor) => this.#skip(anchor))) return () => '';
    const atom = this.#atom();
    const [least, most] = this.#quantifier();
    return (data) => Array.from({ length: data.number.int({ min: least, max: most }) }, () => atom(data)).join('');
  }

  #atom(): Maker {
    if (this.#skip('(')) {
      const silent = /^\?<?[=!]/.exec(this.#source.slice(this.#at));
      const prefix = silent ?? /^\?(:|<\w+>)/.exec(this.#source.slice(this.#at));
      this.#at += prefix?.[0].length ?? 0;
      const inner = this.alternatives();
      this.#skip(')');
      return silent ? () => '' : inner;
    }
    if (this.#skip('[')) return oneOf(this.#class());
    if (this.#skip('.')) return oneOf(printable);
    return oneOf(this.#character());
  }

  #class(): readonly string[] {
    const negated = this.#skip('^');
    const members: string[] = [];
    while (this.#at < this.#source.length && !this.#sees(']')) {
      const first = this.#character();
      const from = first.length === 1 ? first[0] : undefined;
      if (from !== undefined && this.#sees('-') && this.#source[this.#at + 1] !== ']') {
        this.#at += 1;
        const [to = from] = this.#character();
        members.push(...range(from, to));
      } else members.push(...first);
    }
    this.#skip(']');
    if (!negated) return members;
    const others = (known: readonly string[]): string[] => known.filter((character) => !members.includes(character));
    const left = others(printable);
    return left.length > 0 ? left : others(beyondAscii);
  }

  /** The characters that one literal or escape stands for. */
  #character(): readonly string[] {
    const character = this.#source[this.#at] ?? '';
    this.#at += 1;
    if (character !== '\\') return [character];
    const coded = /^(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\})/i.exec(this.#source.slice(this.#at));
    if (coded) {
      this.#at += coded[0].length;
      return [String.fromCodePoint(Math.min(parseInt(coded[1] ?? coded[2] ?? coded[3] ?? '0', 16), 0x10ffff))];
    }
    const property = /^[pP]\{\w+(?:=\w+)?\}/.exec(this.#source.slice(this.#at));
    if (property) {
      this.#at += property[0].length;
      const pattern = patternOf(`^\\${property[0]}$`);
      return [...printable, ...beyondAscii].filter((one) => pattern?.test(one));
    }
    const escaped = this.#source[this.#at] ?? '';
    this.#at += 1;
    return shorthands[escaped] ?? [controls[escaped] ?? escaped];
  }

  #quantifier(): [least: number, most: number] {
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at));
    if (!found) return [1, 1];
    this.#at += found[0].length;
    const [, sign, least, comma, most] = found;
    if (sign === '?') return [0, 1];
    const from = sign === '*' ? 0 : Number(least ?? 1);
    if (most) return [from, Math.min(Number(most), from + limitedRepeats)];
    return [from, sign || comma ? from + extraRepeats : from];
  }

  #sees(text: string): boolean {
    return this.#source.startsWith(text, this.#at);
  }

  #skip(text: string): boolean {
    if (!this.#sees(text)) return false;
    this.#at += text.length;
    return true;
  }
}

function oneOf(characters: readonly string[]): Maker {
  // Nothing is of an empty class; the caller sees that the text does not fit.
  if (characters.length < 2) return () => characters[0] ?? '';
  return (data) => data.helpers.arrayElement(characters);
}

function range(from: string, to: string): string[] {
  const start = from.charCodeAt(0);
  return Array.from({ length: Math.max(to.charCodeAt(0) - start + 1, 1) }, (_, index) =>
    String.fromCharCode(start + index),
  );
}

const readers = new Map<string, Maker>();

/**
 * A text made after a regular expression. Look-arounds are passed over, so a caller tests the text and tries again.
 *
 * @example textFor('^[A-Z]{2}-\\d{3}$', data) // 'QK-402'
 */
export function textFor(pattern: string, data: Data): string {
  let maker = readers.get(pattern);
  if (!maker) readers.set(pattern, (maker = new Reader(pattern).alternatives()));
  return maker(data);
}
