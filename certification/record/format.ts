import type { Judged } from '../outcome.js';

/** Version of the certification record. */
export const certificationRecordFormat = 1;

/** What a certification had at hand. */
export interface StartLine {
  type: 'certification';
  format: number;
  side: 'receiver';
  /** ISO 8601. */
  startedAt: string;
  /** Scheme, host and port: what follows may be meant for nobody else. */
  endpoint: string;
  apiVersion: string;
  contractHash: string;
  seed: string;
  /** Answers that take longer are late. */
  lateAfterMs: number;
  /** Divides the waits of the documented schedule. */
  timeScale: number;
  acknowledgement: number | '2xx';
  schedule: { attempts: number; delaysSeconds: number[] };
  has: { token: boolean; signature: boolean; probe: boolean; health: boolean };
  profiles: { name: string; version: number; hash: string; known: string[]; guessed: string[]; money: string[] }[];
  /** Grade of each fact in the contract that was used. */
  grades: Record<string, string>;
}

/** How an attempt ended. */
export type Answer =
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
  answer: Answer;
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

/** The certification came to its end; without it the record is incomplete. */
export interface EndLine {
  type: 'end';
  at: number;
  attempts: number;
}

export type CertificationLine = StartLine | AttemptLine | ReadingLine | PlayedLine | EndLine;

/** A record as it is judged. */
export interface CertificationRecord {
  start: StartLine;
  attempts: AttemptLine[];
  readings: ReadingLine[];
  played: PlayedLine[];
  end: EndLine | undefined;
}
