import type { Evidence, Grade } from '../model/evidence.js';
import type { Level } from '../model/levels.js';

/** What an edit does to the set of what is allowed. */
export type Effect = 'narrows' | 'widens' | 'incomparable';

/** Of what an edit speaks: who sends it, who reads it. */
export const directions = [
  'request',
  'response',
  'webhook',
  'webhook-answer',
  'callback',
  'callback-answer',
  'api',
] as const;
export type Direction = (typeof directions)[number];

/** How sure a change is: a value shows it, a rule says it, or nothing but the writing differs. */
export type Proof = 'proven' | 'argued' | 'refuted';

/** How the reader of answers and payloads takes what it does not know. */
export type Receiver = 'tolerant' | 'strict';

/** What a change belongs to: an operation, a webhook, a callback, or the API as a whole. */
export interface Subject {
  kind: 'operation' | 'webhook' | 'callback' | 'api' | 'facts';
  /** Operation id, name of the webhook, `operation#callback`, or the section of the facts. */
  id: string;
  /** `POST /v1/users`; absent where there is no call. */
  call?: string;
}

/** A place in one of the two documents. */
export interface Place {
  /** JSON Pointer in the document; of facts in the facts. */
  pointer: string;
  /** How well it is known; absent where the document has no evidence at all. */
  evidence?: Evidence;
}

/** A value that one side allows and the other does not, with what joins it to its change. */
export interface Counterexample {
  value: unknown;
  /** JSON Pointers in the value where it is refused. */
  places: string[];
  /** What is wrong with it, in words. */
  problem: string;
  /** Which side sends it. */
  sender: 'old' | 'new';
}

/** A difference between two contracts. */
export interface Change {
  rule: string;
  level: Level;
  /** The level without regard to evidence and proof. */
  ruleLevel: Level;
  subject: Subject;
  direction: Direction;
  /** Where it travels: `body`, `query limit`, `header X-Next`, `200 application/json` … */
  part: string;
  /** JSON Pointer of the value that it is about, `*` for items and members of maps; `""` for the whole. */
  at: string;
  /** Where it holds only in some values: a branch, a condition. */
  condition?: string;
  old?: Place;
  new?: Place;
  keyword: string;
  effect: Effect;
  before?: unknown;
  after?: unknown;
  /** One line for people. */
  message: string;
  advice: string;
  proof: Proof;
  /** Why there is no counterexample, or how hard one was looked for. */
  proofNote?: string;
  counterexample?: Counterexample;
  /** Whether no value could be looked for, or not among all there are, for the schemas are too much: whether it breaks is unknown. */
  undecided?: boolean;
  /** Of those undecided, whether the search ended with values left to judge. */
  givenUp?: boolean;
  /** The weaker grade of both sides; absent where neither document has evidence. */
  grade?: Grade;
  /** How sure a rename or move is, from 0 to 1, and what speaks for it. */
  confidence?: number;
  reasons?: string[];
  /** Stands for rule, place, old and new value; never for words. */
  fingerprint: string;
}
