import { levels, type Level, type Outcome, type RunLine } from '../../engine/record/format.js';
import type { CaseRecord, RecordFrame } from '../../engine/record/reader.js';
import { findingsOf, Tally, type Totals } from '../../engine/record/summary.js';
import type { ReportContract } from '../html/contract.js';
import { generalise } from '../html/grouping.js';
import { findingKey } from './fingerprint.js';

/** A finding as it is followed from run to run. */
export interface FollowedFinding {
  caseId: string;
  name: string;
  /** Operation, webhook or flow. */
  subject: string;
  check: string;
  /** JSON Pointer with `*` for array indices. */
  place?: string;
  level: Level;
  defaultLevel: Level;
  message: string;
  expected?: string;
  actual?: string;
  /** Executions of the case that showed it; fewer than all of them say that it is flaky. */
  executions: number;
}

/** What became of a case in a run. */
export interface FollowedCase {
  /** Executions that were judged: not skipped, troubled or interrupted. */
  judged: number;
  name: string;
}

/** What of an area was tried and found. */
export interface AreaDigest {
  /** Operations and webhooks of the contract, and those that were exercised. */
  subjects: number;
  exercised: number;
  cases: number;
  byLevel: Record<Level, number>;
  /** Judgements on a principle, or on documented or carried evidence; and all others. */
  firm: number;
  weak: number;
}

/** What comparisons and indices need of a record. */
export interface RunDigest {
  run: RunLine;
  endedAt?: string;
  totals: Totals;
  cases: ReadonlyMap<string, FollowedCase>;
  /** By {@link findingKey}. */
  findings: ReadonlyMap<string, FollowedFinding>;
  /** Durations of accepted calls in milliseconds, by operation. */
  latencies: ReadonlyMap<string, readonly number[]>;
  /** In the order of the contract. */
  areas: ReadonlyMap<string, AreaDigest>;
}

const unjudged = new Set<Outcome>(['skip', 'not-applicable', 'error']);
const otherArea = 'Other';

const worse = (a: Level, b: Level): boolean => levels.indexOf(a) > levels.indexOf(b);

/** Digests a record case by case. */
export class Digester {
  readonly #run: RunLine;
  readonly #tally = new Tally();
  readonly #cases = new Map<string, FollowedCase>();
  readonly #findings = new Map<string, FollowedFinding>();
  readonly #latencies = new Map<string, number[]>();
  readonly #areas = new Map<string, AreaDigest>();
  readonly #areaOf = new Map<string, string>();
  readonly #exercised = new Set<string>();

  constructor(run: RunLine, { operations, webhooks }: Pick<ReportContract, 'operations' | 'webhooks'>) {
    this.#run = run;
    for (const { id, area = otherArea } of [...operations, ...webhooks]) {
      this.#areaOf.set(id, area);
      this.#area(area).subjects += 1;
    }
  }

  add(entry: CaseRecord): void {
    const { line, end, exchanges } = entry;
    this.#tally.add(entry);
    const followed = this.#cases.get(line.id) ?? { judged: 0, name: line.name };
    if (end && !unjudged.has(end.outcome)) followed.judged += 1;
    this.#cases.set(line.id, followed);
    this.#count(entry);
    for (const { operationId, response, durationMs } of exchanges) {
      if (!response || response.status < 200 || response.status > 299) continue;
      const times = this.#latencies.get(operationId) ?? [];
      times.push(durationMs);
      this.#latencies.set(operationId, times);
    }
    const seen = new Set<string>();
    for (const { judgement } of findingsOf(entry)) {
      const key = findingKey(line.id, judgement);
      this.#follow(key, entry, judgement, !seen.has(key));
      seen.add(key);
    }
  }

  finish(frame: RecordFrame): RunDigest {
    return {
      run: this.#run,
      ...(frame.end && { endedAt: frame.end.at }),
      totals: this.#tally.totals(frame),
      cases: this.#cases,
      findings: this.#findings,
      latencies: this.#latencies,
      areas: this.#areas,
    };
  }

  #area(name: string): AreaDigest {
    const area = this.#areas.get(name) ?? {
      subjects: 0,
      exercised: 0,
      cases: 0,
      byLevel: { info: 0, warn: 0, fail: 0 },
      firm: 0,
      weak: 0,
    };
    this.#areas.set(name, area);
    return area;
  }

  #count({ line, judgements }: CaseRecord): void {
    const subject = line.operationId ?? line.webhookId;
    const known = subject === undefined ? undefined : this.#areaOf.get(subject);
    const area = this.#area(known ?? otherArea);
    area.cases += 1;
    if (subject !== undefined && known !== undefined && !this.#exercised.has(subject)) {
      this.#exercised.add(subject);
      area.exercised += 1;
    }
    for (const { outcome, ground, level } of judgements) {
      if (outcome !== 'pass' && level === undefined) continue;
      if (level) area.byLevel[level] += 1;
      const isFirm = ground.kind === 'principle' || ['documented', 'carried'].includes(ground.evidence.grade);
      if (isFirm) area.firm += 1;
      else area.weak += 1;
    }
  }

  #follow(
    key: string,
    { line }: CaseRecord,
    judgement: ReturnType<typeof findingsOf>[number]['judgement'],
    isFirst: boolean,
  ): void {
    const before = this.#findings.get(key);
    if (before && isFirst) before.executions += 1;
    if (before && !worse(judgement.level, before.level)) return;
    const { check, pointer, level, defaultLevel, message, expected, actual } = judgement;
    this.#findings.set(key, {
      caseId: line.id,
      name: line.name,
      subject: line.operationId ?? line.webhookId ?? line.flow ?? 'no operation',
      check,
      ...(pointer !== undefined && { place: generalise(pointer) }),
      level,
      defaultLevel,
      message,
      ...(expected !== undefined && { expected }),
      ...(actual !== undefined && { actual }),
      executions: before?.executions ?? 1,
    });
  }
}
