import type { Evidence } from '../../contracts/model/evidence.js';
import type { Ground } from '../../contracts/model/ground.js';

/** Version of the record format; readers refuse a newer one. */
export const recordFormat = 1;

/** Levels of a finding, everywhere in the project. */
export const levels = ['info', 'warn', 'fail'] as const;
export type Level = (typeof levels)[number];

/** How strictly a target is held to weaker grades (docs/evidence.md). */
export const strictnesses = ['documented', 'carried', 'all'] as const;
export type Strictness = (typeof strictnesses)[number];

/** Outcome of a check. `error` is the tool's or the target's trouble, not a finding. */
export type Outcome = 'pass' | Level | 'skip' | 'not-applicable' | 'error';

/** Whether an outcome is a finding. */
export function isLevel(outcome: Outcome): outcome is Level {
  return (levels as readonly string[]).includes(outcome);
}

/** What a run as a whole says. */
export type Verdict = 'conformant' | 'findings' | 'unusable' | 'incomplete';

/** First line of a record. */
export interface RunLine {
  type: 'run';
  format: typeof recordFormat;
  runId: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  tool: { name: string; version: string };
  apiVersion: string;
  /** Of the suites that were run; absent in records of early versions. */
  suiteHash?: string;
  contractHash: string;
  configurationHash: string;
  /** Which part of the cases this run carried out, from 1. */
  shard?: { index: number; of: number };
  /** Runs whose records were joined into this one. */
  mergedFrom?: string[];
  target: { name: string; baseUrl: string; strictness: Strictness; sandbox: boolean };
  seed: number;
  failOn: Level;
  environment: { node: string; platform: string };
}

/** A case about to be carried out. A case without a `case-end` was interrupted. */
export interface CaseLine {
  type: 'case';
  /** operationId:phase:rule:pointer — never seed, value or order. */
  id: string;
  phase: string;
  rule: string;
  /** Plain-language name. */
  name: string;
  /** Exactly one of the two is set. */
  operationId?: string;
  webhookId?: string;
  flow?: string;
  /** What the case expects, in words. */
  expectation: string;
  startedAt: string;
}

export interface RecordedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** Text as sent, after redaction. */
  body?: string;
}

export interface RecordedResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A request and its response. `error` is set, and `response` absent, where none arrived. */
export interface ExchangeLine {
  type: 'exchange';
  id: string;
  caseId: string;
  operationId: string;
  request: RecordedRequest;
  response?: RecordedResponse;
  error?: string;
  startedAt: string;
  durationMs: number;
}

/** One received webhook attempt. */
export interface DeliveryLine {
  type: 'delivery';
  id: string;
  /** `null`: about no case of this run (foreign): kept, not judged. */
  caseId: string | null;
  /** `null`: no webhook of the contract has this path. */
  webhookId: string | null;
  request: RecordedRequest;
  receivedAt: string;
  /** Status the sink answered with, and when the answer was written. */
  answer: { status: number; at: string };
}

/** One check over one subject. Passing judgements are recorded too: they are what a verdict rests on. */
export interface JudgementLine {
  type: 'judgement';
  caseId: string;
  check: string;
  outcome: Outcome;
  ground: Ground;
  /** Level at this target, and at one of strictness `documented`; both set on findings only. */
  level?: Level;
  defaultLevel?: Level;
  /** Which exchange or delivery. */
  subject?: { kind: 'exchange' | 'delivery'; id: string };
  /** JSON Pointer in the subject's body; absent where the judgement is not about the body. */
  pointer?: string;
  message: string;
  expected?: string;
  actual?: string;
}

export interface CaseEndLine {
  type: 'case-end';
  caseId: string;
  outcome: Outcome;
  durationMs: number;
}

/** Last line of a complete record. */
export interface EndLine {
  type: 'end';
  at: string;
}

/** Trouble of the tool or the target outside any judgement: the run is incomplete. */
export interface ErrorLine {
  type: 'error';
  at: string;
  /** Test, file or step. */
  where: string;
  message: string;
}

export type RecordLine =
  RunLine | CaseLine | ExchangeLine | DeliveryLine | JudgementLine | CaseEndLine | ErrorLine | EndLine;

export type { Evidence, Ground };
