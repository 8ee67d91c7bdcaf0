import type { Effect } from './change.js';
import type { Located } from './document.js';

/** What is probable and not certain: how sure, and what speaks for it. */
export interface Guess {
  /** From 0 to 1. */
  confidence: number;
  reasons: string[];
}

/** One difference at one node, before rules name it. */
export interface Edit {
  /** The keyword, or the part of an operation, that differs. */
  keyword: string;
  effect: Effect;
  before?: unknown;
  after?: unknown;
  old?: Located;
  new?: Located;
  /** The member, value or name that came or went. */
  name?: string;
  /** The set may grow without notice (`x-open` on the reader's side). */
  open?: boolean;
  /** The member is required where it stood or stands. */
  required?: boolean;
  /** Evidence of the keyword on a side where it differs from the node's. */
  evidenceKeyword?: string;
  /** Steps from the value of the node to the value that the edit is about. */
  at?: readonly string[];
  guess?: Guess;
  /** Stands in a `not`: what it does to the value as a whole is the contrary. */
  isFlipped?: boolean;
}

const contrary: Readonly<Record<Effect, Effect>> = {
  narrows: 'widens',
  widens: 'narrows',
  incomparable: 'incomparable',
};

/** What an edit does to the set of values that are allowed as a whole. */
export function effectOnWhole({ effect, isFlipped }: Pick<Edit, 'effect' | 'isFlipped'>): Effect {
  return isFlipped ? contrary[effect] : effect;
}

/** Which of two sets holds the other. */
export function effectOf(lost: boolean, gained: boolean): Effect {
  if (lost && gained) return 'incomparable';
  return lost ? 'narrows' : 'widens';
}
