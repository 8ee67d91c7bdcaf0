import { hash } from 'node:crypto';

/** A reproducible stream of random values. */
export interface Random {
  /** What it is for; with the seed they decide everything that it draws. */
  readonly labels: readonly string[];
  bytes(count: number): Uint8Array;
  /** An integer from 0 up to, not including, the limit. */
  integer(limit: number): number;
  /** A UUID of version 4. */
  uuid(): string;
  /** An independent stream that depends on the labels alone, never on what was drawn before. */
  fork(...labels: string[]): Random;
  /** The first UUID of the stream that `fork` gives for the labels, without making the stream. */
  uuidFor(...labels: string[]): string;
}

/**
 * The generator of everything random in a sandbox. Values are taken from streams named after what they are for, so the
 * same user gets the same ids and wallets whatever other calls run beside its own.
 */
export function createRandom(seed: number): Random {
  return stream(String(seed), []);
}

function stream(seed: string, labels: readonly string[]): Random {
  const key = keyOf(seed, labels);
  let block = 0;
  let pool: Buffer = Buffer.alloc(0);

  const bytes = (count: number): Buffer => {
    while (pool.length < count) {
      const drawn = hash('sha256', blockOf(key, block), 'buffer');
      pool = pool.length === 0 ? drawn : Buffer.concat([pool, drawn]);
      block += 1;
    }
    const taken = pool.subarray(0, count);
    pool = pool.subarray(count);
    return taken;
  };

  return {
    labels,
    bytes,
    // Six bytes are the most that a number holds exactly; the modulo's bias is below 2^-40 for the small limits in use.
    integer: (limit) => bytes(6).readUIntBE(0, 6) % limit,
    uuid: () => toUuid(bytes(16).toString('hex')),
    fork: (...more) => stream(seed, [...labels, ...more]),
    uuidFor: (...more) => toUuid(hash('sha256', blockOf(keyOf(seed, [...labels, ...more]), 0))),
  };
}

const keyOf = (seed: string, labels: readonly string[]): string => JSON.stringify([seed, ...labels]);

/** The text whose hash is a block of a stream's bytes. */
const blockOf = (key: string, block: number): string => `${key}#${block}`;

/** Version 4, variant 1 (RFC 9562), of at least 16 bytes in hex. */
function toUuid(hex: string): string {
  // The low two bits of byte 8, which its second digit holds.
  const variant = variants[parseInt(hex.charAt(17), 16) % 4] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const variants = ['8', '9', 'a', 'b'];
