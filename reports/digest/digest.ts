import { levels, type Level } from '../../contracts/model/levels.js';
import { generalise } from '../../contracts/model/pointer.js';
import type { Outcome, RunLine } from '../../engine/record/format.js';
import type { CaseRecord, RecordFrame } from '../../engine/record/reader.js';
import { findingsOf, Tally, type Totals } from '../../engine/record/summary.js';
import type { JudgedWaiver } from '../../engine/record/waivers.js';
import type { ReportContract } from '../html/contract.js';
import { AreaTally, type AreaDigest } from './areas.js';
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
  /** Waivers accept it in all executions. */
  waived: boolean;
  /** Executions of the case that showed it; fewer than all of them say that it is flaky. */
  executions: number;
}

/** What became of a case in a run. */
export interface FollowedCase {
  /** Executions that were judged: not skipped, troubled or interrupted. */
  judged: number;
  name: string;
}

/** How long a call took, or a first attempt after its trigger. */
export interface Timing {
  caseId: string;
  milliseconds: number;
}

/** What comparisons and indices need of a record. */
export interface RunDigest {
  run: RunLine;
  endedAt?: string;
  totals: Totals;
  cases: ReadonlyMap<string, FollowedCase>;
  /** By {@link findingKey}. */
  findings: ReadonlyMap<string, FollowedFinding>;
  /** Durations of accepted calls, by operation. */
  latencies: ReadonlyMap<string, readonly Timing[]>;
  /** From triggers to first attempts by the target's clock, by webhook. */
  deliveryLatencies: ReadonlyMap<string, readonly Timing[]>;
  waivers: readonly JudgedWaiver[];
  /** In the order of the contract. */
  areas: ReadonlyMap<string, AreaDigest>;
}

const unjudged = new Set<Outcome>(['skip', 'not-applicable', 'error']);

/** Adds to a list of a map. */
function push(timings: Map<string, Timing[]>, id: string, timing: Timing): void {
  const list = timings.get(id);
  if (list) list.push(timing);
  else timings.set(id, [timing]);
}

const worse = (a: Level, b: Level): boolean => levels.indexOf(a) > levels.indexOf(b);

/** Digests a record case by case. */
export class Digester {
  readonly #run: RunLine;
  readonly #tally = new Tally();
  readonly #cases = new Map<string, FollowedCase>();
  readonly #findings = new Map<string, FollowedFinding>();
  readonly #latencies = new Map<string, Timing[]>();
  readonly #deliveryLatencies = new Map<string, Timing[]>();
  readonly #areas: AreaTally;

  constructor(run: RunLine, contract: Pick<ReportContract, 'operations' | 'webhooks'>) {
    this.#run = run;
    this.#areas = new AreaTally(contract);
  }

  add(entry: CaseRecord): void {
    const { line, end, exchanges } = entry;
    this.#tally.add(entry);
    const followed = this.#cases.get(line.id) ?? { judged: 0, name: line.name };
    if (end && !unjudged.has(end.outcome)) followed.judged += 1;
    this.#cases.set(line.id, followed);
    this.#areas.add(entry);
    for (const { operationId, response, durationMs } of exchanges) {
      if (!response || response.status < 200 || response.status > 299) continue;
      push(this.#latencies, operationId, { caseId: line.id, milliseconds: durationMs });
    }
    for (const { webhookId, latencyMs } of entry.deliveries)
      if (webhookId !== null && latencyMs !== undefined)
        push(this.#deliveryLatencies, webhookId, { caseId: line.id, milliseconds: latencyMs });
    const seen = new Set<string>();
    for (const { judgement } of findingsOf(entry)) {
      const key = findingKey(line.id, judgement);
      this.#follow(key, entry, judgement, !seen.has(key));
      seen.add(key);
    }
  }

  finish(frame: RecordFrame): RunDigest {
    const totals = this.#tally.totals(frame);
    return {
      run: this.#run,
      ...(frame.end && { endedAt: frame.end.at }),
      totals,
      cases: this.#cases,
      findings: this.#findings,
      latencies: this.#latencies,
      deliveryLatencies: this.#deliveryLatencies,
      waivers: frame.waivers,
      areas: this.#areas.areas(totals.areas),
    };
  }

  #follow(
    key: string,
    { line }: CaseRecord,
    judgement: ReturnType<typeof findingsOf>[number]['judgement'],
    isFirst: boolean,
  ): void {
    const before = this.#findings.get(key);
    const waived = judgement.waivedBy !== undefined && (before?.waived ?? true);
    if (before && isFirst) before.executions += 1;
    if (before) before.waived = waived;
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
      waived,
      executions: before?.executions ?? 1,
    });
  }
}
