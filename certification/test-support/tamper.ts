import { CertificationInputError } from '../bad-input.js';
import { unzip } from '../bundle/zip.js';
import { goodBundle, testKey, verified } from './bundles.js';
import { numbers, tamperings } from './tampering.js';

/** What tampering with a bundle came to. */
export interface Tampered {
  tried: number;
  byKind: Record<string, number>;
  /** What was accepted although it was changed: kind and number. */
  accepted: string[];
}

/** Tampers with a good bundle so often, kind after kind, and checks each with the issuer's key. */
export async function tamper(count: number, seed: number): Promise<Tampered> {
  const key = testKey();
  const good = await goodBundle(key.signing);
  const random = numbers(seed);
  const tampering = { good, random, stranger: testKey().signing };
  const kinds = Object.entries(tamperings);
  const result: Tampered = { tried: 0, byKind: {}, accepted: [] };
  for (let at = 0; at < count; at += 1) {
    const [kind, change] = kinds[at % kinds.length] as (typeof kinds)[number];
    const changed = change(tampering);
    result.tried += 1;
    result.byKind[kind] = (result.byKind[kind] ?? 0) + 1;
    if (isAccepted(changed, key.issuer)) result.accepted.push(`${kind}, number ${at}`);
  }
  return result;
}

function isAccepted(
  changed: ReadonlyMap<string, Uint8Array> | Uint8Array,
  issuer: ReturnType<typeof testKey>['issuer'],
): boolean {
  try {
    const files = changed instanceof Uint8Array ? unzip(changed, 'zip') : changed;
    return verified(files, { issuer }).accepted;
  } catch (error) {
    if (error instanceof CertificationInputError) return false;
    throw error;
  }
}
