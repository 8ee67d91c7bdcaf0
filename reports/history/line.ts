import type { Grade } from '../../contracts/model/evidence.js';
import type { Level } from '../../contracts/model/levels.js';
import type { Verdict } from '../../engine/record/format.js';
import type { CauseKind } from '../causes/kinds/kind.js';
import { judgedInFull, judgedLike, type JudgedLike } from './judged-set.js';

/** Version of the form of a history; readers leave out lines of a newer one. */
export const historyFormat = 2;

/** What may have changed between two runs. */
export const origins = ['build', 'document', 'contract', 'suite', 'configuration'] as const;
export type Origin = (typeof origins)[number];

/** A finding of a cause, by the fingerprint that reports give it, and the hash of its case. */
export interface HistoryFinding {
  fingerprint: string;
  case: number;
  /** Some executions of the case in this run showed it, and some did not. */
  mixed?: true;
}

/** A cause as a run told it. */
export interface HistoryCause {
  id: string;
  check: string;
  /** Operations and webhooks that show it, the first the one that it is about; at most three. */
  about: string[];
  /** Business area of the first of them. */
  area?: string;
  place?: string;
  headline: string;
  caseId: string;
  kind: CauseKind;
  level: Level;
  waived: boolean;
  findings: HistoryFinding[];
  /** The exchange that shows it best, as the record has it; cut. */
  shown?: HistoryExchange;
  /** How often its case was carried out again at once, and held or failed. */
  replayed?: Replays;
}

/** How often a case was carried out again, by what came of it. */
export interface Replays {
  held: number;
  failed: number;
}

/** A request and its answer, short enough to be kept for long. */
export interface HistoryExchange {
  request: string;
  answer: string;
}

/** One run, in one line of a history. What reports of all runs tell is a fold over these. */
export interface HistoryLine {
  type: 'run';
  format: number;
  runId: string;
  startedAt: string;
  /** Absent where the run was interrupted. */
  endedAt?: string;
  target: string;
  apiVersion: string;
  /** What each origin was: the build that the API's header names, and hashes. */
  origins: Partial<Record<Origin, string>>;
  verdict: Verdict;
  cases: number;
  byLevel: Record<Level, number>;
  /** Judgements by what they rest on. */
  rests: Partial<Record<Grade | 'principle', number>>;
  /** Areas that were asked for, and what of them is proven. */
  areas: Record<string, string>;
  /** How many operations and webhooks were judged. */
  subjects: number;
  /** 95th percentile of accepted calls, by operation, in milliseconds. */
  latency: Record<string, number>;
  /** Cases that were judged; see `judged-set.ts`. */
  judged: string;
  causes: HistoryCause[];
  /** Expired and stale waivers. */
  brokenWaivers?: number;
}

/** A run as a file holds it: most nights judge the same cases, so that those of an earlier run tell them. */
export type StoredLine = Omit<HistoryLine, 'judged'> & { judged: string | JudgedLike };

function isJudged(value: unknown): value is string | JudgedLike {
  if (typeof value === 'string') return true;
  const told = value as Partial<JudgedLike> | null | undefined;
  return (
    typeof told === 'object' &&
    typeof told?.like === 'string' &&
    typeof told.added === 'string' &&
    typeof told.removed === 'string'
  );
}

function isLine(value: unknown): value is StoredLine {
  const line = value as Partial<StoredLine> | null;
  return (
    typeof line === 'object' &&
    line !== null &&
    line.type === 'run' &&
    typeof line.format === 'number' &&
    line.format <= historyFormat &&
    typeof line.runId === 'string' &&
    typeof line.startedAt === 'string' &&
    isJudged(line.judged) &&
    Array.isArray(line.causes)
  );
}

/** Runs after one that is written in full, which are told by it. */
const toldByOne = 30;

/** Writes runs down, each told by the last one of its target and version that is in full, where that is shorter. */
export class StoredLines {
  /** The last run in full of each series, and how many were told by it. */
  readonly #full = new Map<string, { runId: string; judged: string; used: number }>();

  /** Takes note of what a file holds already. */
  note({ target, apiVersion, runId, judged }: StoredLine): void {
    const series = JSON.stringify([target, apiVersion]);
    const full = this.#full.get(series);
    if (typeof judged === 'string') this.#full.set(series, { runId, judged, used: 0 });
    else if (full) full.used += 1;
  }

  /** What a file holds of a run that is added to it. */
  add(line: HistoryLine): StoredLine {
    const stored = this.#told(line);
    this.note(stored);
    return stored;
  }

  /** What a run judged; nothing is known where the run that tells it is not there any more. */
  judgedOf({ target, apiVersion, judged }: StoredLine): string {
    if (typeof judged === 'string') return judged;
    const full = this.#full.get(JSON.stringify([target, apiVersion]));
    return full && full.runId === judged.like ? judgedInFull(judged, full.judged) : '';
  }

  #told(line: HistoryLine): StoredLine {
    const full = this.#full.get(JSON.stringify([line.target, line.apiVersion]));
    if (!full || full.used >= toldByOne) return line;
    const judged = judgedLike(full.runId, full.judged, line.judged);
    return JSON.stringify(judged).length * 2 < line.judged.length ? { ...line, judged } : line;
  }
}

/** A notice that was sent, and to whom: it is not sent again. */
export interface SentLine {
  type: 'notice';
  key: string;
  at: string;
}

function isSentLine(value: unknown): value is SentLine {
  const line = value as Partial<SentLine> | null;
  return typeof line === 'object' && line?.type === 'notice' && typeof line.key === 'string';
}

/** That the case of a cause was carried out again before anybody was told of it. */
export interface ReplayLine extends Replays {
  type: 'replay';
  target: string;
  apiVersion: string;
  runId: string;
  /** Id of the cause. */
  cause: string;
  at: string;
}

function isReplayLine(value: unknown): value is ReplayLine {
  const line = value as Partial<ReplayLine> | null;
  return (
    typeof line === 'object' &&
    line?.type === 'replay' &&
    typeof line.cause === 'string' &&
    typeof line.held === 'number' &&
    typeof line.failed === 'number'
  );
}

const keyOf = ({ target, apiVersion, runId }: Pick<HistoryLine, 'target' | 'apiVersion' | 'runId'>): string =>
  JSON.stringify([target, apiVersion, runId]);

/** A run with what its causes came to when they were carried out again. */
function withReplays(line: HistoryLine, replays: readonly ReplayLine[]): HistoryLine {
  const causes = line.causes.map((cause) => {
    const own = replays.find((one) => one.cause === cause.id);
    return own ? { ...cause, replayed: { held: own.held, failed: own.failed } } : cause;
  });
  return { ...line, causes };
}

/** A history as it is read: what cannot be, such as the end of a run that was killed while it wrote, is counted. */
export interface ReadHistory {
  /** The oldest run first; of lines about one run, the last. */
  lines: HistoryLine[];
  /** Keys of notices that were sent. */
  sent: ReadonlySet<string>;
  unreadable: number;
  /** To write further runs down. */
  stored: StoredLines;
}

/** Reads the text of a history. */
export function parseHistory(text: string): ReadHistory {
  const byRun = new Map<string, HistoryLine>();
  const sent = new Set<string>();
  const replays = new Map<string, ReplayLine[]>();
  const stored = new StoredLines();
  let unreadable = 0;
  for (const row of text.split('\n')) {
    if (row === '') continue;
    try {
      const value: unknown = JSON.parse(row);
      if (isSentLine(value)) {
        sent.add(value.key);
        continue;
      }
      if (isReplayLine(value)) replays.set(keyOf(value), [...(replays.get(keyOf(value)) ?? []), value]);
      else if (isLine(value)) {
        stored.note(value);
        byRun.set(keyOf(value), { ...value, judged: stored.judgedOf(value) });
      } else unreadable += 1;
    } catch {
      unreadable += 1;
    }
  }
  const all = [...byRun].map(([key, line]) => withReplays(line, replays.get(key) ?? []));
  const lines = all.sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
  return { lines, sent, unreadable, stored };
}
