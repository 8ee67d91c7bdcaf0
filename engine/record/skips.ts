import type { CaseRecord } from './reader.js';
import { skipCauseOf, type SkipCause, type SkipOrigin } from './skip-causes.js';
import { uuidPattern } from '../../contracts/formats/uuid.js';

/** Why cases were left out, and how many. */
export interface SkipReason {
  /** In words, ids left out. */
  reason: string;
  cases: number;
  /** Absent in records of early versions. */
  cause?: SkipCause;
}

/** Cases that were left out for one cause, or for none that the record names. */
export interface SkipGroup {
  cause?: SkipCause;
  origin?: SkipOrigin;
  about: string;
  remedy?: string;
  cases: number;
  /** The reason of the most cases first. */
  reasons: SkipReason[];
}

const uuid = new RegExp(`\\b${uuidPattern}\\b`, 'gi');

/** Why a case was left out; `undefined` where it was not. */
export function skipOf({
  judgements,
  end,
}: Pick<CaseRecord, 'judgements' | 'end'>): Omit<SkipReason, 'cases'> | undefined {
  if (end?.outcome !== 'skip') return undefined;
  const skipped = judgements.find(({ outcome }) => outcome === 'skip');
  const reason = (skipped?.message ?? 'no reason was recorded').replace(uuid, '…');
  return { reason, ...(skipped?.skipCause && { cause: skipped.skipCause }) };
}

/** Counts skipped cases by their reason; reasons that differ in ids alone are one. */
export class SkipTally {
  readonly #rows = new Map<string, SkipReason>();

  add(entry: CaseRecord): void {
    const skip = skipOf(entry);
    if (!skip) return;
    const key = `${skip.cause ?? ''} ${skip.reason}`;
    const row = this.#rows.get(key) ?? { ...skip, cases: 0 };
    row.cases += 1;
    this.#rows.set(key, row);
  }

  /** The reason of the most cases first. */
  rows(): SkipReason[] {
    return [...this.#rows.values()].sort(
      (one, other) => other.cases - one.cases || (one.reason < other.reason ? -1 : 1),
    );
  }
}

const origins: readonly (SkipOrigin | undefined)[] = ['set-up', 'target', undefined, 'api', 'choice'];

/** Reasons by their cause: what the set-up lacks first, then the cause of the most cases. */
export function groupSkips(rows: readonly SkipReason[]): SkipGroup[] {
  const groups = new Map<SkipCause | undefined, SkipGroup>();
  for (const row of rows) {
    const known = skipCauseOf(row.cause);
    const group = groups.get(row.cause) ?? {
      ...(row.cause && { cause: row.cause }),
      ...(known && { origin: known.origin }),
      about: known?.about ?? 'what their reasons say',
      ...(known?.remedy !== undefined && { remedy: known.remedy }),
      cases: 0,
      reasons: [],
    };
    group.cases += row.cases;
    group.reasons.push(row);
    groups.set(row.cause, group);
  }
  const rank = ({ origin }: SkipGroup): number => origins.indexOf(origin);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.cases - a.cases);
}
