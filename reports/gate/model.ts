import type { Grade } from '../../contracts/model/evidence.js';
import type { Level } from '../../contracts/model/levels.js';
import type { Verdict as RunVerdict } from '../../engine/record/format.js';

/** What a gate says. */
export type GateVerdict = 'safe' | 'safe for your usage' | 'not safe' | 'unproven';

/** How contract and behaviour stand to each other, the most telling first. */
export const standings = ['unannounced', 'seen', 'not-seen', 'not-testable'] as const;
export type GateStanding = (typeof standings)[number];

/** What an exchange or a delivery shows, on both sides. */
export interface GateEvidence {
  caseId: string;
  /** The request as a command; absent for deliveries. */
  curl?: string;
  before?: string;
  after?: string;
}

/** A change: of the contract, of behaviour, or of both. */
export interface GateRow {
  standing: GateStanding;
  level: Level;
  /** Operation, webhook or part of the facts. */
  subject: string;
  rule: string;
  fingerprint: string;
  /** One line. */
  message: string;
  /** What to do. */
  advice: string;
  /** How it was found, or why it could not be. */
  why: string;
  /** Cases that show it, and differences that follow from it. */
  cases: number;
  consequences: number;
  /** Whether the part is used, as far as a usage says; absent where none was given. */
  concerns?: boolean;
  /** The baseline has it already. */
  known?: boolean;
  waived?: { reason: string; owner: string; expires: string };
  /** What the contract says: how sure it is, how well known, and a value that shows it. */
  contract?: { proof: string; grade?: Grade; counterexample?: string; refusedAt?: readonly string[] };
  evidence?: GateEvidence;
}

/** A run of the gate. */
export interface GateRun {
  /** What it was for, in words. */
  role: string;
  contract: string;
  target: string;
  simulated: boolean;
  verdict: RunVerdict;
  requests: number;
  deliveries: number;
  /** File of its record. */
  record: string;
}

/** A sentence of the first screen: what decides the verdict, or what a reader should know. */
export interface GateReason {
  kind: 'blocks' | 'unproven' | 'note';
  text: string;
}

/** All that a gate found, for every form of its report. */
export interface GateReport {
  format: 1;
  tool: { name: string; version: string };
  /** ISO 8601. */
  startedAt: string;
  verdict: GateVerdict;
  exitCode: number;
  failOn: Level;
  from: { version: string; hash: string };
  to: { version: string; hash: string };
  seed: number;
  reasons: readonly GateReason[];
  rows: readonly GateRow[];
  runs: readonly GateRun[];
  /** Requests of the old client: compared, not equal on both sides, and of cases that only one side carried out. */
  compared: { requests: number; unequal: number; alone: number; deliveries: number };
  /** What varies between repetitions: masked places, and what is therefore undecided. */
  varying: readonly string[];
  undecided: readonly string[];
  /** What a client that stays at the old version would meet: new findings by its own contract. */
  oldClient: readonly { caseId: string; check: string; message: string }[];
  /** What the gate was not asked to look at. */
  leftOut: readonly string[];
}
