import type { Change } from '../../contracts/diff/change.js';
import type { Level } from '../../contracts/model/levels.js';

/** A change as the page shows it. */
export interface ShownChange extends Change {
  concerns?: boolean;
  waived?: { reason: string; owner: string; expires: string };
  chosen?: { was: string; reason: string };
}

/** What the page needs of a diff's result, as `--format json` writes it. */
export interface DiffOutcome {
  from: { name: string; version?: string; hash: string };
  to: { name: string; version?: string; hash: string };
  changes: readonly ShownChange[];
  counts: {
    byLevel: Record<Level, number>;
    proven: number;
    argued: number;
    refuted: number;
    undecided: number;
    givenUp: number;
  };
}

/** The documents of both sides; places of changes lead into them. */
export interface Documents {
  old: unknown;
  new: unknown;
}
