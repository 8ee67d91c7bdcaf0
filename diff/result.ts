import type { Change } from '../contracts/diff/change.js';
import type { Coverage } from '../contracts/diff/evidence-count.js';
import { levels, type Level } from '../contracts/model/levels.js';

/** One of the two contracts, for those who read the result. */
export interface Compared {
  /** As the user named it. */
  name: string;
  title?: string;
  version?: string;
  /** SHA-256 of what was read. */
  hash: string;
}

/** Who accepts a change, and until when. */
export interface Accepted {
  reason: string;
  owner: string;
  expires: string;
  ticket?: string;
}

/** A change as it is shown: whether it concerns the reader, and whether it is accepted. */
export interface ShownChange extends Change {
  /** Whether the part is used, as far as a usage says; absent where none was given. */
  concerns?: boolean;
  waived?: Accepted;
  /** Where the reader chose its level: the one that it had, and why. */
  chosen?: { was: Level; reason: string };
}

/** How many changes there are of each kind. */
export interface Counts {
  byLevel: Record<Level, number>;
  proven: number;
  argued: number;
  /** Rules that spoke where nothing but the writing differs: no changes. */
  refuted: number;
  /** Of those argued, the ones whose schemas no value could be looked for in: whether they break is unknown. */
  undecided: number;
  /** Of those argued, the ones that were given up with values left to judge: whether they break is unknown as well. */
  givenUp: number;
}

/** What changed between two contracts. */
export interface DiffResult {
  from: Compared;
  to: Compared;
  /** The worst first, those of a call together. */
  changes: ShownChange[];
  counts: Counts;
  coverage: Coverage;
  /** How hard it was looked for values: pairs of schemas, those where nothing had to be looked for, and those where nothing could. */
  judged: {
    schemas: number;
    same: number;
    /** Pairs that are too much for a validator: what changed in them is argued, and more may have. */
    undecided: number;
    /** Pairs with more values than were judged: breaks that no rule names may be missing. */
    givenUp: number;
  };
}

export function rank(level: Level): number {
  return levels.indexOf(level);
}

/** Counts changes by level and proof. */
export function countChanges(changes: readonly Change[], refuted: number): Counts {
  const of = (level: Level): number => changes.filter((change) => change.level === level).length;
  return {
    byLevel: { info: of('info'), warn: of('warn'), fail: of('fail') },
    proven: changes.filter(({ proof }) => proof === 'proven').length,
    argued: changes.filter(({ proof }) => proof === 'argued').length,
    refuted,
    undecided: changes.filter(({ undecided, givenUp }) => undecided === true && givenUp !== true).length,
    givenUp: changes.filter(({ givenUp }) => givenUp === true).length,
  };
}

/** Changes of one call. */
export interface ChangeGroup {
  subject: Change['subject'];
  changes: ShownChange[];
}

/** Changes by what they belong to: the call with the worst change first. */
export function grouped(changes: readonly ShownChange[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const change of changes) {
    const key = `${change.subject.kind} ${change.subject.id}`;
    const group = groups.get(key) ?? { subject: change.subject, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  const worst = ({ changes: own }: ChangeGroup): number => Math.max(...own.map(({ level }) => rank(level)));
  return [...groups.values()]
    .map((group) => ({ ...group, changes: [...group.changes].sort((a, b) => rank(b.level) - rank(a.level)) }))
    .sort((a, b) => worst(b) - worst(a));
}
