import { deflateRawSync } from 'node:zlib';
import type { CaseRecord } from '../../../engine/record/reader.js';
import { cutBody } from '../bodies.js';
import { packCase, type CaseBlock } from './blocks.js';
import { Packer } from './pack.js';

/** Characters of a body that a report shows at most. */
export const longestBody = 32_768;

/** Cases to a block: opening one unpacks as many. */
const blockLength = 500;

/**
 * Characters of bodies up to which passing cases bring theirs, and up to which any case does. Bodies with fresh values pack
 * to two fifths; all else of a hundred thousand cases takes some ten megabytes.
 */
const budget = { passing: 4_000_000, all: 7_000_000 };

/** Passing cases of each operation and phase that bring their bodies however many others there are. */
const samples = 3;

/** Deflate, then Base64: what a browser unpacks by itself. */
export function packedText(value: unknown): string {
  return deflateRawSync(JSON.stringify(value), { level: 6 }).toString('base64');
}

/** A case with the bodies of its messages cut to `text` characters. */
export function withBodies(entry: CaseRecord, text: number): CaseRecord {
  // No more than all of them together is, none of them is.
  if (bodyLength(entry) <= text) return entry;
  return {
    ...entry,
    exchanges: entry.exchanges.map(({ response, ...exchange }) => ({
      ...exchange,
      request: cutBody(exchange.request, text),
      ...(response && { response: cutBody(response, text) }),
    })),
    deliveries: entry.deliveries.map((delivery) => ({ ...delivery, request: cutBody(delivery.request, text) })),
  };
}

/** Characters in the bodies of a case. */
export function bodyLength({ exchanges, deliveries }: CaseRecord): number {
  const lengths = [
    ...exchanges.map(({ request, response }) => (request.body?.length ?? 0) + (response?.body.length ?? 0)),
    ...deliveries.map(({ request }) => request.body?.length ?? 0),
  ];
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** Packs cases into blocks as they come, and leaves out bodies once they take up too much. */
export class CaseArchive {
  readonly #start: string;
  readonly #sampled = new Map<string, number>();
  #packer = new Packer();
  #cases: number[] = [];
  #added = 0;
  #characters = 0;
  /** Number of the first case of each block. */
  readonly firsts: number[] = [];
  /** Packed blocks. */
  readonly blocks: string[] = [];

  /** @param start when the run started, as an ISO date */
  constructor(start: string) {
    this.#start = start;
  }

  add(entry: CaseRecord): void {
    if (this.#cases.length === blockLength) this.close();
    if (this.#cases.length === 0) this.firsts.push(this.#added + 1);
    const text = this.#keepsBodies(entry) ? longestBody : 0;
    this.#cases.push(packCase(this.#packer, withBodies(entry, text), this.#start));
    this.#added += 1;
  }

  /** Packs what was added since the last block. */
  close(): void {
    if (this.#cases.length === 0) return;
    const block: CaseBlock = { values: this.#packer.values, cases: this.#cases };
    this.blocks.push(packedText(block));
    this.#packer = new Packer();
    this.#cases = [];
  }

  #keepsBodies(entry: CaseRecord): boolean {
    const { line, end } = entry;
    if (this.#characters > budget.all) return false;
    if (end?.outcome === 'pass' && this.#characters > budget.passing && !this.#isSample(line)) return false;
    this.#characters += bodyLength(entry);
    return true;
  }

  #isSample({ operationId, webhookId, phase }: CaseRecord['line']): boolean {
    const key = `${operationId ?? webhookId ?? ''} ${phase}`;
    const sampled = this.#sampled.get(key) ?? 0;
    this.#sampled.set(key, sampled + 1);
    return sampled < samples;
  }
}
