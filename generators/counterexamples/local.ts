import type { Tokens } from './closed.js';
import type { Node } from './keywords.js';

/** A place whose value is of one component of each side, and of nothing else: what breaks there breaks wherever the component is used. */
export interface Portal {
  sender: Node;
  receiver: Node;
  /** Where it is in the value. */
  tokens: Tokens;
  /** A value that the sender may send, with something at the place. */
  value: unknown;
}

/** What a search came to over two schemas alone, the components that they refer to left out. */
export interface Local {
  /** A value for each refusal. */
  broken: readonly unknown[];
  portals: readonly Portal[];
  /** How many values were judged, and how many of them can be sent. */
  tries: number;
  sent: number;
  isGivenUp: boolean;
  /** Whether a pattern is there that texts can't be made for. */
  looksAround: boolean;
}
