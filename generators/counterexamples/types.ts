import type { Schema } from '../../contracts/model/types.js';

/** One side of a pair: what a value is judged by. */
export interface SchemaSide {
  schema: Schema | boolean;
  /** The document that `$ref`s of the schema point into. */
  root: object;
  /** JSON Pointer of the schema in `root`, for places in messages; `''` where it stands alone. */
  pointer?: string;
}

/** `exact`: closed objects, every enumeration binding. `tolerant`: unknown members and unknown values of open sets pass. */
export type Tolerance = 'exact' | 'tolerant';

/** The flag of members that are not part of what travels in a direction (JSON Schema Validation 2020-12, 9.4). */
export type Hiding = 'readOnly' | 'writeOnly';

export interface Pair {
  /** The side whose valid values are sent. */
  sender: SchemaSide;
  /** The side that judges what arrives. */
  receiver: SchemaSide;
  tolerance: Tolerance;
  /** `readOnly` towards who owns the data, `writeOnly` from there; without it such members are as all others. */
  hides?: Hiding;
  /**
   * JSON Pointers of places in the value, `*` for any item or key of a map: a refusal counts where it is at or below one of them,
   * or above, where the whole that holds the place is refused. Without them every refusal counts.
   */
  focus?: readonly string[];
  /** So many values are judged at most. */
  tries?: number;
  seed?: number;
}

/** Why the receiver refuses a value. */
export interface Refusal {
  /** JSON Pointer in the value. */
  pointer: string;
  keyword: string;
  /** JSON Pointer of the keyword's schema in the receiver's document. */
  schemaPointer: string;
  message: string;
  /** Alternatives that the value names by discriminators, and in which it is refused: each name with the place of its discriminator. */
  chosen?: readonly { name: string; schemaPointer: string }[];
  /** Whether nothing says so: the receiver declares other members, and leaves open what it does not declare. */
  isUnsaid?: true;
  /** JSON Pointer in the value of alternatives that all refuse it; of the one that it comes closest to the refusal tells. */
  tried?: string;
}

/** A value that the sender may send and the receiver refuses. */
export interface Proof {
  kind: 'proven';
  value: unknown;
  /** JSON Pointers of the places in the value that break it, the first one told by `problem`. */
  places: string[];
  problem: Refusal;
}

/** No such value was found, which proves nothing unless the schemas are equal. */
export interface NoProof {
  kind: 'none';
  /** How many values were judged. */
  tries: number;
  /**
   * `equal`: both sides say the same, so there is none. `unreadable pattern`: a look-around or back-reference that no text is made
   * for. `no valid value`: nothing that the sender takes could be made. `given up`: more values than `tries` would be left to judge.
   */
  reason?: 'equal' | 'unreadable pattern' | 'no valid value' | 'given up';
}

export type Counterexample = Proof | NoProof;
