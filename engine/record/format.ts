import type { Evidence, Grade } from '../../contracts/model/evidence.js';
import type { Ground } from '../../contracts/model/ground.js';
import { levels, type Level, type Strictness } from '../../contracts/model/levels.js';
import type { SkipCause } from './skip-causes.js';

/** Version of the record format; readers refuse a newer one. */
export const recordFormat = 1;

/** Outcome of a check. `error` is the tool's or the target's trouble, not a finding. */
export type Outcome = 'pass' | Level | 'skip' | 'not-applicable' | 'error';

/** Whether an outcome is a finding. */
export function isLevel(outcome: Outcome): outcome is Level {
  return (levels as readonly string[]).includes(outcome);
}

/** What a run as a whole says. `unproven`: no finding, but not every area that was asked for is proven. */
export type Verdict = 'conformant' | 'unproven' | 'findings' | 'unusable' | 'incomplete';

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
  /** Ids of the checks that judged; absent: all. */
  checks?: readonly string[];
  /** Areas without proof make the run incomplete. */
  requireProof?: true;
  environment: { node: string; platform: string };
}

/** What the run was asked to test. It stands before the first case. */
export interface ScopeLine {
  type: 'scope';
  /** Business areas with the ids of their operations and webhooks, in the order of the contract. */
  areas: { name: string; subjects: string[] }[];
  /** Ids of those of which the document could not be read in part; absent where it could be. */
  unread?: string[];
  /** What options leave out; empty where everything was asked for. */
  leftOut: LeftOut[];
}

/** What an option leaves out of a run, in words. */
export interface LeftOut {
  /** As on the command line: `--phases auth`. */
  option: string;
  what: string;
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
  /** Whether its request keeps to the contract; absent where nobody can say, and where nothing is sent. */
  valid?: boolean;
  /** Of a sequence that parts from the model: what was done, step by step. */
  story?: StoryStep[];
  /** What the story is played again from. */
  acts?: RecordedAct[];
  startedAt: string;
}

/** A step of a sequence, what the model allows and what was observed. */
export interface StoryStep {
  done: string;
  expected: string;
  actual: string;
  /** The exchange of the case that it sent; absent where the operator acted. */
  exchangeId?: string;
}

/** An act of a sequence, as the engine plays it. */
export interface RecordedAct {
  label: string;
  kind: string;
  on: string;
  of?: string;
  values?: Readonly<Record<string, string>>;
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
  /** From the trigger to the arrival by the target's clock, in milliseconds, at least; of first attempts alone. */
  latencyMs?: number;
  /** ISO 8601: the arrival by the target's clock, at the latest, where that is not `receivedAt`. */
  clock?: string;
  /** Where no case judges it: whether it names an object that the run made or asked for; absent where it names none. */
  ofRun?: boolean;
  /** Status the sink answered with, and when the answer was written. */
  answer: { status: number; at: string };
}

/** A place of the contract: JSON Pointer of a node in its document, and the keyword there. */
export interface InContract {
  pointer: string;
  keyword: string;
}

/** What was done beside the API's own calls: by the sandbox, a hook or a person. */
export interface TriggerLine {
  type: 'trigger';
  /** ISO 8601, when it was pulled. */
  at: string;
  /** Its name, as configurations of hooks have it. */
  trigger: string;
  values: Readonly<Record<string, string>>;
  /** Ids of objects that the one who did it told. */
  told: Readonly<Record<string, string>>;
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
  /** The statement of the contract that it breaks or knows nothing of; on schema violations and drift. */
  inContract?: InContract;
  message: string;
  /** Why the case was left out, for programs; on skips only. */
  skipCause?: SkipCause;
  expected?: string;
  actual?: string;
  /** Fingerprint of the waiver that accepts it. Set by readers, never written. */
  waivedBy?: string;
}

export interface CaseEndLine {
  type: 'case-end';
  caseId: string;
  outcome: Outcome;
  durationMs: number;
  /** Exchanges of other cases that it was judged by: what an observation compares, and the witness of deliveries. */
  observed?: readonly string[];
}

/** An operation of RFC 6902 over `contracts/<version>/openapi.yaml`. */
export interface PatchOperation {
  op: 'add' | 'remove' | 'replace' | 'test';
  path: string;
  value?: unknown;
}

/** What the run taught about an assumption of the contract, or about something that the contract does not have. */
export interface LessonLine {
  type: 'lesson';
  kind: 'confirmed' | 'refuted' | 'untested' | 'discovered';
  /** JSON Pointer in the contract's document. */
  pointer: string;
  /** One plain sentence. */
  statement: string;
  /** Grade that the node has now. */
  grade: Grade;
  /** How many judgements speak for it, and up to five ids of their cases. */
  count: number;
  cases: string[];
  /** What the contract would say; absent where nothing is proposed. */
  patch?: PatchOperation[];
}

/** An accepted finding, as the file of waivers has it (docs/waivers.md). These lines stand right after the `run` line. */
export interface WaiverLine {
  type: 'waiver';
  /** Operation, webhook or case. */
  id: string;
  check: string;
  /** JSON Pointer with `*` for array indices; absent where the finding is about no place in a body. */
  place?: string;
  /** Kinds of what was expected and found (`engine/record/kind.ts`); absent where the finding tells none. */
  expected?: string;
  actual?: string;
  /** Of the five members above. */
  fingerprint: string;
  /** Cases that show the finding: once they were judged and it did not show, the waiver is stale. */
  seen: string[];
  reason: string;
  owner: string;
  /** Date (ISO 8601), the last day in UTC on which a run accepts the finding. */
  expires: string;
  ticket?: string;
  /** Where it is written. */
  file: string;
  line: number;
}

/** What no exchange can show: something of the contract that the suites cannot reach, and why. */
export interface CoverageLine {
  type: 'coverage';
  kind: 'status-unreachable' | 'machine-untestable';
  /** Operation id, or id of a state machine. */
  subject: string;
  /** What of it: a status, a transition. */
  item: string;
  reason: string;
}

/** What exploration did, and what it came to. */
export interface ExplorationLine {
  type: 'exploration';
  steps: number;
  /** Steps of which nobody says what had to come of them. */
  open: number;
  sequences: number;
  /** Sequences that broke off, because the operator or the target's care did not allow more. */
  lost: number;
  /** How often several clients called at once; absent in records from before that was done. */
  crowds?: number;
  /** Sequences that were cut short without a finding: there were too many orders to tell what had to come of calls at once. */
  undecided?: number;
  durationMs: number;
  /** It ended before its time; why, in words. */
  ended?: string;
  /** Operation and error code. */
  codes: readonly string[];
  /** Acts that followed each other on one account. */
  pairs: readonly string[];
  /** Changes of state, as `card: ACTIVE → DELETED`. */
  transitions: readonly string[];
}

/** The target's clock was moved forward. Lines before it are by the clock as it was. */
export interface ClockLine {
  type: 'clock';
  /** ISO 8601, real time: before it was moved, and when all that fell due by it had been sent. */
  at: string;
  until: string;
  /** Milliseconds. */
  ms: number;
}

/** How many deliveries each check judged, over the whole run. */
export interface DeliveryCoverageLine {
  type: 'delivery-coverage';
  /** All that came. */
  received: number;
  /** About objects of the run, or of nobody who is named. */
  ofRun: number;
  /** About nothing of the run: kept, not judged. */
  foreign: number;
  /** Deliveries that a check applies to and those that it judged; `applies` is absent where only the check itself can tell. */
  checks: readonly { check: string; applies?: number; judged: number }[];
  /** What is known of why deliveries came. */
  webhooks: readonly {
    webhookId: string;
    explained: number;
    undecided: number;
    unexplained: number;
    foreign: number;
  }[];
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
  | RunLine
  | ScopeLine
  | WaiverLine
  | CaseLine
  | ExchangeLine
  | DeliveryLine
  | TriggerLine
  | ClockLine
  | DeliveryCoverageLine
  | ExplorationLine
  | JudgementLine
  | CaseEndLine
  | LessonLine
  | CoverageLine
  | ErrorLine
  | EndLine;

export type { Evidence, Ground };
