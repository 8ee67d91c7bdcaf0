import { createHash } from 'node:crypto';

/** The first 32 bits of the hash of a case's id: two of 3,000 cases are taken for one once in a thousand runs. */
export function caseHash(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0);
}

/** Which cases a run judged, as a text of four characters for each of them. */
export function encodeJudged(ids: Iterable<string>): string {
  return encodeHashes([...ids].map(caseHash));
}

function encodeHashes(all: Iterable<number>): string {
  const hashes = [...new Set(all)].sort((a, b) => a - b);
  const bytes: number[] = [];
  let before = 0;
  for (const hash of hashes) {
    let rest = hash - before;
    before = hash;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
    bytes.push(rest);
  }
  return Buffer.from(bytes).toString('base64');
}

/** What {@link encodeJudged} has written. */
export function decodeJudged(text: string): ReadonlySet<number> {
  const hashes = new Set<number>();
  let [hash, rest, weight] = [0, 0, 1];
  for (const byte of Buffer.from(text, 'base64')) {
    rest += (byte & 0x7f) * weight;
    weight *= 128;
    if (byte & 0x80) continue;
    hash += rest;
    hashes.add(hash);
    [rest, weight] = [0, 1];
  }
  return hashes;
}

/** Which cases a run judged, told by those of an earlier run. */
export interface JudgedLike {
  /** Id of that run. */
  like: string;
  /** Cases that were judged beside those, and those that were not; in the form of {@link encodeJudged}. */
  added: string;
  removed: string;
}

/** What a run judged, told by what another one did; both in the form of {@link encodeJudged}. */
export function judgedLike(like: string, before: string, now: string): JudgedLike {
  if (before === now) return { like, added: '', removed: '' };
  const [had, has] = [decodeJudged(before), decodeJudged(now)];
  const without = (all: ReadonlySet<number>, others: ReadonlySet<number>): string =>
    encodeHashes([...all].filter((hash) => !others.has(hash)));
  return { like, added: without(has, had), removed: without(had, has) };
}

/** What {@link judgedLike} has told, written out. */
export function judgedInFull({ added, removed }: JudgedLike, before: string): string {
  if (added === '' && removed === '') return before;
  const gone = decodeJudged(removed);
  return encodeHashes([...[...decodeJudged(before)].filter((hash) => !gone.has(hash)), ...decodeJudged(added)]);
}
