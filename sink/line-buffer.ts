import type { Delivery } from './types.js';

const INITIAL_BYTES = 256 * 1024;
/** The longest UTF-8 of one unit of a JavaScript string. */
const MAX_UNIT_BYTES = 3;
const BODY_NAME = ',"bodyBase64":"';
const LINE_END = '"}\n';

/** The journal's lines of one batch, in memory that the next batch uses again; it keeps the size of the largest one. */
export class LineBuffer {
  #memory = Buffer.allocUnsafeSlow(INITIAL_BYTES);
  #used = 0;

  /** What stands in it, until the next change. */
  get bytes(): Buffer {
    return this.#memory.subarray(0, this.#used);
  }

  clear(): void {
    this.#used = 0;
  }

  /** Adds the line of a delivery and gives its length in bytes. */
  add({ bodyBase64, ...rest }: Delivery): number {
    const start = this.#used;
    const head = JSON.stringify(rest).slice(0, -1);
    const tail = BODY_NAME.length + bodyBase64.length + LINE_END.length;
    this.#reserve(head.length * MAX_UNIT_BYTES + tail);
    this.#used += this.#memory.write(head, this.#used);
    // The body goes last, unsearched and byte by byte: base64 has nothing to escape.
    for (const text of [BODY_NAME, bodyBase64, LINE_END]) this.#used += this.#memory.write(text, this.#used, 'latin1');
    return this.#used - start;
  }

  #reserve(bytes: number): void {
    const needed = this.#used + bytes;
    if (needed <= this.#memory.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#memory.length));
    this.#memory.copy(larger, 0, 0, this.#used);
    this.#memory = larger;
  }
}
