const code = (character: string): number => character.charCodeAt(0);

const backslash = code('\\');
const percent = code('%');
const ampersand = code('&');
const semicolon = code(';');
const letterU = code('u');
const newline = code('\n');

/** Characters that JSON's short escapes end with: those that stand for themselves, and for blanks. */
const selfEscaped = new Set(['"', '/', "'"].map(code));
const blankEscapes = new Set(['t', 'b', 'f', 'n', 'r'].map(code));

/** Blanks, what ends lines, and the plus sign, which is a blank in forms. */
const blanks = new Set([' ', '\t', '\b', '\f', '\r', '\n', '+'].map(code));

const htmlNames: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The longest reference that is read: `&#x0010FFFF;`. */
const longestReference = 12;

/** Bytes that may mean something else than themselves. */
const special = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(blanks.has(byte) || [backslash, percent, ampersand].includes(byte)),
);

const hexDigits = Int8Array.from({ length: 256 }, (_, byte) => {
  const value = parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? -1 : value;
});

/** Escapes inside escapes are read so often. */
const mostRounds = 8;

/** Reads the escapes of a stretch of bytes. What it writes is never longer than what it read, so that both may be one buffer. */
class Decoder {
  #from: Uint8Array;
  #end = 0;
  #at = 0;
  readonly #to: Uint8Array;
  #written = 0;
  /** What was read may be the beginning of a further escape. */
  #again = false;

  constructor(from: Uint8Array, to: Uint8Array) {
    this.#from = from;
    this.#to = to;
  }

  /** Decodes a stretch until nothing is left to decode; gives where what it wrote ends. */
  decode(start: number, end: number, target: number): number {
    const source = this.#from;
    this.#once(start, end, target);
    this.#from = this.#to;
    for (let round = 1; this.#again && round < mostRounds; round += 1) this.#once(target, this.#written, target);
    this.#from = source;
    return this.#written;
  }

  #once(start: number, end: number, target: number): void {
    const from = this.#from;
    const to = this.#to;
    this.#end = end;
    this.#again = false;
    this.#at = start;
    this.#written = target;
    while (this.#at < end) {
      let at = this.#at;
      let written = this.#written;
      while (at < end && special[from[at] as number] === 0) {
        to[written] = from[at] as number;
        at += 1;
        written += 1;
      }
      this.#at = at;
      this.#written = written;
      if (at < end) this.#takeSpecial(from[at] as number);
    }
  }

  #takeSpecial(byte: number): void {
    if (byte === backslash) this.#takeBackslashes();
    else if (byte === percent) this.#takePercent();
    else if (byte === ampersand) this.#takeReference();
    else this.#at += 1;
  }

  #takeBackslashes(): void {
    while (this.#peek(0) === backslash) this.#at += 1;
    const next = this.#peek(0);
    if (selfEscaped.has(next)) {
      this.#put(next);
      this.#at += 1;
    } else if (blankEscapes.has(next)) this.#at += 1;
    else if (next === letterU && this.#hex(1, 4) >= 0) this.#takeUnicode();
    else this.#put(backslash);
  }

  /** Behind the backslashes. */
  #takeUnicode(): void {
    const unit = this.#hex(1, 4);
    this.#at += 5;
    let slashes = 0;
    while (this.#peek(slashes) === backslash) slashes += 1;
    const low = slashes > 0 && this.#peek(slashes) === letterU ? this.#hex(slashes + 1, 4) : -1;
    const isPair = unit >= 0xd800 && unit < 0xdc00 && low >= 0xdc00 && low < 0xe000;
    if (isPair) this.#at += slashes + 5;
    this.#putCharacter(isPair ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : unit);
  }

  /** `%41`, `%2541` and so on. */
  #takePercent(): void {
    let length = 1;
    while (this.#hex(length, 2) === percent && this.#hex(length + 2, 2) >= 0) length += 2;
    const byte = this.#hex(length, 2);
    if (byte < 0) this.#to[this.#written++] = percent;
    else this.#put(byte);
    this.#at += byte < 0 ? 1 : length + 2;
  }

  #takeReference(): void {
    const from = this.#from.subarray(this.#at + 1, Math.min(this.#at + longestReference, this.#end));
    const length = from.indexOf(semicolon);
    const name = length < 0 ? '' : String.fromCharCode(...from.subarray(0, length));
    const [, hex, decimal] = /^#(?:[xX]([0-9a-fA-F]+)|(\d+))$/.exec(name) ?? [];
    const number =
      htmlNames[name]?.charCodeAt(0) ?? (hex === undefined ? parseInt(decimal ?? '', 10) : parseInt(hex, 16));
    const isReference = number <= 0x10ffff;
    if (isReference) this.#putCharacter(number);
    else this.#to[this.#written++] = ampersand;
    this.#at += isReference ? length + 2 : 1;
  }

  #peek(ahead: number): number {
    return this.#at + ahead < this.#end ? (this.#from[this.#at + ahead] as number) : 0;
  }

  /** A hexadecimal number ahead; -1 where there is none. */
  #hex(ahead: number, length: number): number {
    let value = 0;
    for (let index = ahead; index < ahead + length; index += 1) {
      const digit = hexDigits[this.#peek(index)] as number;
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  }

  #put(byte: number): void {
    if (blanks.has(byte)) return;
    this.#to[this.#written] = byte;
    this.#written += 1;
    if (special[byte] === 1) this.#again = true;
  }

  #putCharacter(codePoint: number): void {
    if (codePoint < 0x80) this.#put(codePoint);
    else {
      const tail = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
      this.#put(((0xf0 << (3 - tail)) & 0xff) | (codePoint >> (6 * tail)));
      for (let shift = 6 * (tail - 1); shift >= 0; shift -= 6) this.#put(0x80 | ((codePoint >> shift) & 63));
    }
  }
}

/**
 * A text as it is without escapes: those of JSON (nested to any depth), URLs, forms and HTML are read, in whatever order they
 * lie in each other. Blanks are left out, for lines are broken and headers folded at any place. All spellings of a value have the same canonical text; it is for comparing
 * alone.
 */
export function canonical(bytes: Uint8Array): Uint8Array {
  const output = new Uint8Array(bytes.length);
  const decoder = new Decoder(bytes, output);
  let written = 0;
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(newline, start);
    const next = end < 0 ? bytes.length : end;
    // Line by line: few need more than one round.
    written = decoder.decode(start, next, written);
    start = next + 1;
  }
  return output.subarray(0, written);
}

/** Whether the canonical text is the text itself. */
export function isPlain(bytes: Uint8Array): boolean {
  return bytes.every((byte) => special[byte] === 0);
}
