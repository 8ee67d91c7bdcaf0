import type { Judged } from '../outcome.js';

/** Version of the certification record. */
export const certificationRecordFormat = 1;

/** What every certification had at hand. */
interface CommonStart {
  type: 'certification';
  format: number;
  /** ISO 8601. */
  startedAt: string;
  /** Scheme, host and port: what follows may be meant for nobody else. */
  endpoint: string;
  apiVersion: string;
  contractHash: string;
  seed: string;
  /** Grade of each fact in the contract that was used. */
  grades: Record<string, string>;
}

/** What the certification of a receiver had at hand. */
export interface StartLine extends CommonStart {
  side: 'receiver';
  /** Answers that take longer are late. */
  lateAfterMs: number;
  /** Divides the waits of the documented schedule. */
  timeScale: number;
  acknowledgement: number | '2xx';
  schedule: { attempts: number; delaysSeconds: number[] };
  has: { token: boolean; signature: boolean; probe: boolean; health: boolean };
  profiles: { name: string; version: number; hash: string; known: string[]; guessed: string[]; money: string[] }[];
}

/** What the certification of a client had at hand; its endpoint is the target behind the proxy. */
export interface ClientStartLine extends CommonStart {
  side: 'client';
  /** What a client was asked to leave between two reads of one object, in milliseconds. */
  pollMs: number;
  /** SHA-256 of the flows that were asked for. */
  flowsHash: string;
  profiles: { name: string; version: number; hash: string }[];
}

/** How an attempt ended. */
export type AttemptEnding =
  | { kind: 'status'; status: number; ms: number; showsToken: boolean }
  | { kind: 'closed'; ms: number }
  | { kind: 'silent'; ms: number }
  | { kind: 'dropped'; ms: number };

/** Money that an attempt tells of. */
export interface Money {
  id: string;
  amount: string;
  currency: string;
  direction: 'in' | 'out';
}

/** One request to the receiver. */
export interface AttemptLine {
  type: 'attempt';
  number: number;
  profile: string;
  scenario: string;
  step: string;
  webhook: string | null;
  /** Equal for attempts of one delivery. */
  object: string | null;
  method: string;
  path: string;
  bodyBytes: number;
  bodySha256: string;
  /** Milliseconds since the start. */
  at: number;
  answer: AttemptEnding;
  money?: Money;
}

/** What the partner's probe said of the ids that it was asked for; of anything else it said nothing is kept. */
export interface ReadingLine {
  type: 'reading';
  profile: string;
  scenario: string;
  step: string;
  bookings: { id: string; amount: string; currency: string }[];
  balances: { user: string; currency: string; amount: string }[];
}

/** A scenario came to its end, or could not be played. */
export interface PlayedLine {
  type: 'played';
  profile: string;
  scenario: string;
  /** Why not. */
  skipped?: Pick<Judged, 'outcome' | 'because'>;
}

/** One request of the client as the proxy saw it. Of what it carried there are facts alone: no body, header or path. */
export interface CallLine {
  type: 'call';
  number: number;
  profile: string;
  flow: string;
  /** Milliseconds since the start. */
  at: number;
  /** The operation of the contract; `null` where it has none of the kind. */
  operation: string | null;
  method: string;
  /** Whether the header has the key, and where else it was. */
  key: { sent: boolean; elsewhere: string[] };
  /** Where the request breaks the contract, and how well the broken statement is known. */
  problems: { at: string; keyword: string; grade: string }[];
  /** Equal for equal requests of one certification, and for nothing else. */
  tag: string;
  money?: { amount: string; currency: string };
  /** The rate lock that was used, by its tag. */
  usedLock?: string;
  /** The rate lock that was answered, by its tag, and until when it holds, in milliseconds since the start. */
  gaveLock?: { lock: string; until: number };
  /** What was planted in the answer. */
  plant?: string;
  /** Sorts of card secrets that the request or its answer carried; never the secrets. */
  secrets?: string[];
  retryAfterMs?: number;
  /** Status that the client got; `null` where it got none. */
  status: number | null;
  /** When the answer was over, in milliseconds since the start. */
  endedAt: number;
}

/** How the partner's command ended a flow. */
export type FlowEnd = 'done' | 'refused' | 'unknown' | 'died' | 'hung';

/** A flow that the client was asked for. */
export interface FlowLine {
  type: 'flow';
  profile: string;
  flow: string;
  /** Scenarios that it is meant to show. */
  shows: string[];
  /** What is planted in it. */
  plants: string[];
  /** Ends that are right. */
  ends: FlowEnd[];
  /** Amounts that it asks to move, as they are to be sent. */
  amounts: string[];
  /** The operation without which nothing was done. */
  does: string;
  ended: FlowEnd;
  /** What of the secrets of its calls the command wrote to its output; left out where nobody saw the output. */
  output?: { shows: string[] };
  /** The operation that it needs and the version does not have: it was not asked for. */
  lacks?: string;
}

/** The certification came to its end; without it the record is incomplete. */
export interface EndLine {
  type: 'end';
  at: number;
  /** Attempts of a receiver's certification, or calls of a client's. */
  attempts: number;
}

export type CertificationLine =
  StartLine | ClientStartLine | AttemptLine | ReadingLine | PlayedLine | CallLine | FlowLine | EndLine;

/** A record as it is judged. */
export interface CertificationRecord {
  start: StartLine | ClientStartLine;
  calls: CallLine[];
  flows: FlowLine[];
  attempts: AttemptLine[];
  readings: ReadingLine[];
  played: PlayedLine[];
  end: EndLine | undefined;
}

/** The record of a receiver's certification. */
export type ReceiverRecord = CertificationRecord & { start: StartLine };

/** The record of a client's certification. */
export type ClientRecord = CertificationRecord & { start: ClientStartLine };
