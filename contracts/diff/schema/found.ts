/** What comparing two nodes gives. */
import type { Edit } from '../edit.js';
import type { Conjunction } from './view.js';
import type { Views } from './views.js';

/** Two nodes below a pair, and the step to their value. */
export interface Step {
  old: Conjunction;
  new: Conjunction;
  /** Steps to the value: a member's name, `*` for items and members of maps; none for the value itself. */
  at: readonly string[];
  where?: string;
  /** Of `not` in reverse: what narrows inside widens outside. */
  flipped?: boolean;
  /** Speaks of some values only: what is not declared here is not missing. */
  partial?: boolean;
}

/** What is found at one pair of nodes. */
export interface Found {
  edits: Edit[];
  steps: Step[];
}

/** The two sides that are compared. */
export interface Pair {
  old: Views;
  new: Views;
}
