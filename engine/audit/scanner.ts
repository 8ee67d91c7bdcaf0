import { window, type Needle } from './needles.js';

/** Bits to each needle: of the windows that begin none, one in so many is looked up in vain. */
const bitsPerNeedle = 64;

const isDigit = (byte = 0): boolean => byte >= 48 && byte <= 57;
const isWord = (byte = 0): boolean =>
  isDigit(byte) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 128;

function fits({ bytes: wanted, alone }: Needle, bytes: Uint8Array, start: number): boolean {
  const end = start + wanted.length;
  if (end > bytes.length) return false;
  for (let index = window; index < wanted.length; index += 1) if (bytes[start + index] !== wanted[index]) return false;
  if (alone === undefined) return true;
  const beside = alone === 'digit' ? isDigit : isWord;
  return !beside(bytes[start - 1]) && !beside(bytes[end]);
}

/** Of eight bytes, in two halves. */
function hashOf(high: number, low: number): number {
  return (Math.imul(high, 0x9e3779b1) + Math.imul(low, 0x85ebca6b)) >>> 0;
}

/**
 * Looks for many needles at once: every window of eight bytes is hashed, and only those whose hash begins a needle are
 * compared, so that the time hardly depends on how many needles there are.
 */
export class Scanner {
  readonly #bits: Uint32Array;
  readonly #shift: number;
  /** Needles by their first eight bytes. */
  readonly #starts = new Map<bigint, Needle[]>();

  constructor(needles: readonly Needle[]) {
    const size = Math.min(26, Math.max(16, Math.ceil(Math.log2(needles.length * bitsPerNeedle + 1))));
    this.#bits = new Uint32Array(2 ** (size - 5));
    this.#shift = 32 - size;
    for (const needle of needles) this.#add(needle);
  }

  #add(needle: Needle): void {
    const view = new DataView(needle.bytes.buffer, needle.bytes.byteOffset, needle.bytes.byteLength);
    const [high, low] = [view.getInt32(0), view.getInt32(4)];
    const bit = hashOf(high, low) >>> this.#shift;
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const start = startOf(high, low);
    const same = this.#starts.get(start);
    if (same) same.push(needle);
    else this.#starts.set(start, [needle]);
  }

  /**
   * Every needle that stands in the bytes, as often as it does.
   */
  hits(bytes: Uint8Array): Needle[] {
    const found: Needle[] = [];
    const bits = this.#bits;
    const shift = this.#shift;
    let high = 0;
    let low = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | (bytes[at] as number);
      const bit = hashOf(high, low) >>> shift;
      if ((((bits[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) continue;
      const start = at + 1 - window;
      for (const needle of this.#starts.get(startOf(high, low)) ?? [])
        if (start >= 0 && fits(needle, bytes, start)) found.push(needle);
    }
    return found;
  }
}

function startOf(high: number, low: number): bigint {
  return (BigInt(high) << 32n) | BigInt(low >>> 0);
}
