import type { Drift, Violation } from '../contracts/model/types.js';
import type { AnswerStep } from './answers/step.js';

/** How a delivery stands to the token of its inbox; `unchecked` where the inbox has none. */
export type TokenState = 'right' | 'wrong' | 'missing' | 'unchecked';

/** What a body is against the schema of its webhook; both empty where it conforms. */
export interface Validation {
  violations: Violation[];
  drift: Drift[];
}

/** One received webhook attempt, as the sink keeps it and its read API gives it. */
export interface Delivery {
  /** Position in the journal, from 1, without gaps. */
  sequence: number;
  /** Name of the inbox; `unmatched` where no inbox is meant. */
  inbox: string;
  /** Of the inbox's contract; `null` where no webhook has this path. */
  webhookId: string | null;
  method: string;
  /** What stood before `path`: the path prefix of the inbox, empty where it has none. */
  prefix: string;
  /** Path and query as received, below the prefix. */
  path: string;
  /** Lower-case names, in order; a repeated header stands as often as it was sent. */
  headers: [name: string, value: string][];
  /** The names as they were spelt, in the order of `headers`. */
  headerNames: string[];
  /** Raw bytes, base64. */
  bodyBase64: string;
  /** The body was larger than the sink keeps: these are its first bytes. */
  isCut?: true;
  /** Milliseconds since the epoch: request head received, body complete, answer due (its delay included). */
  receivedAt: number;
  completedAt: number;
  answeredAt: number;
  /** 0 where the connection was reset instead of answered. */
  answerStatus: number;
  /** The step of the inbox's script that decided the answer; `null` where none did. */
  answer: AnswerStep | null;
  token: TokenState;
  /** `null` where no webhook has this path. */
  validation: Validation | null;
  /** Peer address and port: tells connections apart. */
  connection: string;
}
