import type { CaseRecord } from './reader.js';

/** Why cases were left out, and how many. */
export interface SkipReason {
  /** In words, ids left out. */
  reason: string;
  cases: number;
}

const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** Counts skipped cases by their reason; reasons that differ in ids alone are one. */
export class SkipTally {
  readonly #cases = new Map<string, number>();

  add({ judgements, end }: CaseRecord): void {
    if (end?.outcome !== 'skip') return;
    const message = judgements.find(({ outcome }) => outcome === 'skip')?.message ?? 'no reason was recorded';
    const reason = message.replace(uuid, '…');
    this.#cases.set(reason, (this.#cases.get(reason) ?? 0) + 1);
  }

  /** The reason of the most cases first. */
  rows(): SkipReason[] {
    return [...this.#cases]
      .map(([reason, cases]) => ({ reason, cases }))
      .sort((one, other) => other.cases - one.cases || (one.reason < other.reason ? -1 : 1));
  }
}
