import { patternOf } from '../../contracts/model/lenient-pattern.js';

/** One piece of a regular expression: what the texts that it accepts are made of. */
export type Piece =
  | { kind: 'one'; of: readonly string[] }
  | { kind: 'all'; parts: readonly Piece[] }
  | { kind: 'either'; branches: readonly Piece[] }
  /** @property most how often it is repeated at most where chance decides, which may be less often than the `limit` */
  | { kind: 'repeat'; part: Piece; least: number; most: number; limit: number };

/** A regular expression, read. */
export interface ReadPattern {
  piece: Piece;
  /** Whether it holds a look-around or a back-reference: texts made of its pieces may not fit. */
  looksAround: boolean;
}

/** Printable ASCII: what a dot or a negated class stands for. */
export const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
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

/** What makes no text. */
const nothing: Piece = { kind: 'all', parts: [] };

/** Reads a regular expression from left to right. */
class Reader {
  #at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives up to the end or to the parenthesis that closes them. */
  alternatives(): Piece {
    const branches = [this.#sequence()];
    while (this.#skip('|')) branches.push(this.#sequence());
    return { kind: 'either', branches };
  }

  #sequence(): Piece {
    const parts: Piece[] = [];
    while (this.#at < this.#source.length && !this.#sees('|') && !this.#sees(')')) parts.push(this.#piece());
    return { kind: 'all', parts };
  }

  #piece(): Piece {
    // Anchors and look-arounds make no text; whether the result keeps to them is for the caller to test.
    if (['^', '$', '\\b', '\\B'].some((anchor) => this.#skip(anchor))) return nothing;
    const part = this.#atom();
    const { least, most, limit } = this.#quantifier();
    return { kind: 'repeat', part, least, most, limit };
  }

  #atom(): Piece {
    if (this.#skip('(')) {
      const silent = /^\?<?[=!]/.exec(this.#source.slice(this.#at));
      const prefix = silent ?? /^\?(:|<\w+>)/.exec(this.#source.slice(this.#at));
      this.#at += prefix?.[0].length ?? 0;
      const inner = this.alternatives();
      this.#skip(')');
      return silent ? nothing : inner;
    }
    if (this.#skip('[')) return { kind: 'one', of: this.#class() };
    if (this.#skip('.')) return { kind: 'one', of: printable };
    return { kind: 'one', of: this.#character() };
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

  #quantifier(): { least: number; most: number; limit: number } {
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at));
    if (!found) return { least: 1, most: 1, limit: 1 };
    this.#at += found[0].length;
    const [, sign, written, comma, most] = found;
    if (sign === '?') return { least: 0, most: 1, limit: 1 };
    const least = sign === '*' ? 0 : Number(written ?? 1);
    if (most) return { least, most: Math.min(Number(most), least + limitedRepeats), limit: Number(most) };
    return sign || comma
      ? { least, most: least + extraRepeats, limit: Infinity }
      : { least, most: least, limit: least };
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

function range(from: string, to: string): string[] {
  const start = from.charCodeAt(0);
  return Array.from({ length: Math.max(to.charCodeAt(0) - start + 1, 1) }, (_, index) =>
    String.fromCharCode(start + index),
  );
}

const read = new Map<string, ReadPattern>();

/** Look-arounds, and back-references by number or name. */
const aroundOrBack = /\(\?<?[=!]|(?<!\\)(?:\\\\)*\\(?:[1-9]|k<)/;

/** The pieces of a regular expression. Look-arounds are passed over. */
export function readPattern(source: string): ReadPattern {
  let found = read.get(source);
  if (!found) {
    found = { piece: new Reader(source).alternatives(), looksAround: aroundOrBack.test(source) };
    read.set(source, found);
  }
  return found;
}
