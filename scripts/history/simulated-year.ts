import type { JudgementLine, RunLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { LineOfRun } from '../../reports/history/line-of-run.js';
import type { HistoryLine } from '../../reports/history/line.js';
import { threadsOf, type Thread } from '../../reports/history/threads.js';

/** A fault of the simulated provider: days on which it is there, or a share of runs that show it by chance. */
export interface SimulatedFault {
  operationId: string;
  check: string;
  /** First day, and the first day on which it is gone again. */
  intervals: readonly (readonly [from: number, to: number])[];
  /** Share of the runs within its days that show it. */
  share: number;
}

export const days = 365;
const operations = 40;
const casesEach = 5;
const checks = ['response-schema', 'error-code', 'content-type', 'delivery-schema', 'conservation'] as const;

/** Numbers from 0 to 1 that a seed decides. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Faults that come, go and return, and some that flake; each at an operation of its own. */
export function plannedFaults(seed: number): SimulatedFault[] {
  const random = createRandom(seed);
  const within = (from: number, to: number): number => Math.floor(from + random() * (to - from));
  return Array.from({ length: operations - 6 }, (_, index): SimulatedFault => {
    const operationId = `operation${index}`;
    const check = checks[index % checks.length] ?? 'response-schema';
    if (index % 4 === 3)
      return { operationId, check, intervals: [[within(5, 280), days]], share: 0.15 + random() * 0.5 };
    const begin = within(2, 250);
    const end = index % 3 === 0 ? days : begin + within(4, 40);
    const again = end + within(10, 40);
    const returns = index % 3 === 2 && again < days - 10;
    return {
      operationId,
      check,
      intervals: returns
        ? [
            [begin, end],
            [again, within(0, 2) === 0 ? days : again + 8],
          ]
        : [[begin, end]],
      share: 1,
    };
  });
}

/** A run of the year. */
export interface SimulatedRun {
  day: number;
  line: HistoryLine;
  /** Operations that were judged. */
  judged: ReadonlySet<string>;
  /** Operations that showed their fault. */
  shown: ReadonlySet<string>;
}

function runLine(version: string, day: number): RunLine {
  const startedAt = new Date(Date.UTC(2026, 0, 1 + day, 2)).toISOString();
  return {
    type: 'run',
    format: 1,
    runId: `${version}-${day}`,
    startedAt,
    tool: { name: 'partner-api-conformance', version: '0.1.0' },
    apiVersion: version,
    suiteHash: 'suite',
    contractHash: 'contract',
    configurationHash: 'configuration',
    target: { name: 'nightly', baseUrl: 'https://api.example', strictness: 'documented', sandbox: false },
    seed: 1,
    failOn: 'fail',
    environment: { node: process.version, platform: process.platform },
  };
}

function caseOf(run: RunLine, operationId: string, number: number, build: string, broken?: string): CaseRecord {
  const id = `${operationId}:coverage:case-${number}`;
  const exchangeId = `${id}-e`;
  const finding: JudgementLine = {
    type: 'judgement',
    caseId: id,
    check: broken ?? 'response-schema',
    outcome: broken === undefined ? 'pass' : 'fail',
    ground: { kind: 'evidence', evidence: { grade: 'documented' } },
    subject: { kind: 'exchange', id: exchangeId },
    message: `${broken ?? 'nothing'} at ${operationId}`,
    ...(broken !== undefined && { level: 'fail' as const, defaultLevel: 'fail' as const }),
  };
  return {
    line: {
      type: 'case',
      id,
      phase: 'coverage',
      rule: `case-${number}`,
      name: id,
      operationId,
      expectation: 'accepted',
      startedAt: run.startedAt,
    },
    exchanges: [
      {
        type: 'exchange',
        id: exchangeId,
        caseId: id,
        operationId,
        request: { method: 'GET', url: `https://api.example/${operationId}`, headers: {} },
        response: { status: 200, headers: { 'x-build': build }, body: '{}' },
        startedAt: run.startedAt,
        durationMs: 10 + (number % 7),
      },
    ],
    deliveries: [],
    judgements: [finding],
    end: { type: 'case-end', caseId: id, outcome: finding.outcome, durationMs: 12 },
  };
}

/** One run of every day, one of 20 of them interrupted. The provider's build changes when a fault comes or goes, and now and then. */
export function simulateYear(version: string, faults: readonly SimulatedFault[], seed: number): SimulatedRun[] {
  const random = createRandom(seed);
  const byOperation = new Map(faults.map((fault) => [fault.operationId, fault]));
  const changes = new Set(faults.flatMap(({ intervals, share }) => (share < 1 ? [] : intervals.flat())));
  let build = 4000;
  return Array.from({ length: days }, (_, day): SimulatedRun => {
    if (changes.has(day) || random() < 0.1) build += 1;
    const run = runLine(version, day);
    const line = new LineOfRun(run);
    const cut = random() < 0.05 ? Math.floor(random() * operations) : operations;
    const judged = new Set<string>();
    const shown = new Set<string>();
    for (let number = 0; number < cut; number += 1) {
      const operationId = `operation${number}`;
      const fault = byOperation.get(operationId);
      const isThere = fault?.intervals.some(([from, to]) => day >= from && day < to) ?? false;
      const broken = fault && isThere && random() < fault.share ? fault.check : undefined;
      judged.add(operationId);
      if (broken !== undefined) shown.add(operationId);
      for (let at = 0; at < casesEach; at += 1) line.add(caseOf(run, operationId, at, String(build), broken));
    }
    const end = cut === operations ? { end: { type: 'end' as const, at: run.startedAt } } : {};
    return { day, line: line.finish({ run, errors: [], waivers: [], ...end }), judged, shown };
  });
}

/** How right the folds over a year are. */
export interface YearMeasures {
  /** Beginnings of standing causes that were asked for, and those that were told right. */
  asked: number;
  right: number;
  /** Flaky faults, those of them that are told as flaky, and all that are told so. */
  flaky: number;
  found: number;
  told: number;
  /** Faults that no thread tells. */
  lost: string[];
}

function threadAt(threads: readonly Thread[], { operationId }: SimulatedFault): Thread | undefined {
  return threads.find(({ cause }) => cause.about[0] === operationId);
}

/** Holds what is told of a year against what was planned. Since when is asked on the last day of every interval. */
export function measureYear(runs: readonly SimulatedRun[], faults: readonly SimulatedFault[]): YearMeasures {
  const measures: YearMeasures = { asked: 0, right: 0, flaky: 0, found: 0, told: 0, lost: [] };
  for (const fault of faults.filter(({ share }) => share === 1))
    for (const [from, to] of fault.intervals) {
      const known = runs.slice(0, Math.min(to, days));
      const first = known.find(({ day, shown }) => day >= from && shown.has(fault.operationId));
      if (!first) continue;
      const thread = threadAt(threadsOf(known.map(({ line }) => line)), fault);
      const good = known.findLast(
        ({ day, judged, shown }) => day < first.day && judged.has(fault.operationId) && !shown.has(fault.operationId),
      );
      measures.asked += 1;
      if (thread?.since.runId === first.line.runId && thread.lastGood?.runId === good?.line.runId) measures.right += 1;
    }
  const threads = threadsOf(runs.map(({ line }) => line));
  for (const fault of faults) {
    const isFlaky = fault.share < 1;
    const thread = threadAt(threads, fault);
    if (!thread && runs.some(({ shown }) => shown.has(fault.operationId))) measures.lost.push(fault.operationId);
    const isTold = thread?.standing === 'flaky';
    if (isFlaky) measures.flaky += 1;
    if (isTold) measures.told += 1;
    if (isFlaky && isTold) measures.found += 1;
  }
  return measures;
}
