import type { CaseRecord } from './reader.js';

/**
 * Whose matter it is that a case was left out. `set-up`: whoever runs the suite can change it; `target`: it did not do what
 * the case needs; `api`: the contract rules it out; `choice`: nobody asked for it.
 */
export type SkipOrigin = 'set-up' | 'target' | 'api' | 'choice';

interface CauseRow {
  /** Kebab case. */
  id: string;
  origin: SkipOrigin;
  /** What the cases lacked. */
  about: string;
  /** What to set or do; absent where nobody can do anything. */
  remedy?: string;
}

/** Every cause for which cases are left out. */
export const skipCauses = [
  {
    id: 'trigger-missing',
    origin: 'set-up',
    about: 'a trigger that nobody offers',
    remedy: 'have `triggers` of the target offer it, or name existing users in `fixtures`',
  },
  {
    id: 'trigger-failed',
    origin: 'set-up',
    about: 'a trigger that was declined or went wrong',
    remedy: 'look at what the hook, or the person who was asked, answered',
  },
  {
    id: 'fixture-missing',
    origin: 'set-up',
    about: 'an existing user in the right state',
    remedy: 'name one in `fixtures` of the target, or offer the triggers that make one',
  },
  {
    id: 'fixture-kept',
    origin: 'set-up',
    about: 'a user of its own: it would change one whom the fixtures name',
    remedy: 'offer the triggers that make users',
  },
  {
    id: 'other-key-missing',
    origin: 'set-up',
    about: 'the key of a second account',
    remedy: 'set `otherApiKey` of the target',
  },
  {
    id: 'scheme-key-missing',
    origin: 'set-up',
    about: 'a key for the security scheme that the operation asks for',
    remedy: 'run once more with a key of that scheme',
  },
  {
    id: 'budget-used-up',
    origin: 'set-up',
    about: 'calls that the budget allows',
    remedy: 'allow more in `budget` of the target',
  },
  {
    id: 'rate-limited',
    origin: 'set-up',
    about: 'an operation that may be called now: it asks to wait for too long',
    remedy: 'run it later, or with a lower `--rate-limit`',
  },
  {
    id: 'refused-before',
    origin: 'target',
    about: 'a call before them that the target did not accept',
    remedy: 'look at the case that was refused',
  },
  {
    id: 'still-under-way',
    origin: 'target',
    about: 'an end of what was under way',
    remedy: 'allow more time with `deliveries.deadlineMs` of the target',
  },
  {
    id: 'operation-unknown',
    origin: 'api',
    about: 'an operation that was assumed, and that the target does not know',
  },
  { id: 'key-unfit', origin: 'api', about: 'a form that the key can be spoilt in' },
  { id: 'nothing-to-compare', origin: 'api', about: 'something to compare with' },
  { id: 'object-unknown', origin: 'api', about: 'an object that the document shows a way to' },
  { id: 'value-unmakeable', origin: 'api', about: 'a value that can be made from the document' },
  { id: 'slow', origin: 'choice', about: 'leave to take real time', remedy: 'ask for it with `--slow`' },
] as const satisfies readonly CauseRow[];

/** Id of a cause. */
export type SkipCause = (typeof skipCauses)[number]['id'];

/** Why a case cannot be carried out: for programs, and in words. */
export interface Obstacle {
  cause: SkipCause;
  reason: string;
}

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

const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** The row of a cause; `undefined` for one that this version does not know. */
export function skipCauseOf(id: string | undefined): CauseRow | undefined {
  return skipCauses.find((row) => row.id === id);
}

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
