import { levels, type Level } from '../../contracts/model/levels.js';
import { waiverTrouble } from '../../engine/record/waivers.js';
import type { FollowedFinding, RunDigest } from '../digest/digest.js';
import { latencyChanges, type LatencyChange } from './latency.js';

/** What became of a finding between two runs. */
export const changes = ['regression', 'new', 'flaky', 'still-failing', 'fixed', 'gone'] as const;
export type Change = (typeof changes)[number];

export interface ComparedFinding {
  change: Change;
  /** As the later run has it; as the earlier one had it where it is fixed or gone. */
  finding: FollowedFinding;
  /** Level in each run where the finding stands. */
  before?: Level;
  after?: Level;
  /** First run of the unbroken series that ends with the later run; told where a history is at hand. */
  since?: { runId: string; startedAt: string };
}

/** A run in the trend. */
export interface TrendPoint {
  runId: string;
  startedAt: string;
  apiVersion: string;
  verdict: string;
  cases: number;
  byLevel: Record<Level, number>;
}

export interface Comparison {
  before: RunDigest;
  after: RunDigest;
  findings: ComparedFinding[];
  latency: LatencyChange[];
  /** Oldest first; the later run is the last one. */
  trend: TrendPoint[];
  /** Cases that both runs judged: a comparison of none says nothing. */
  common: number;
  /** What makes the comparison weaker than it looks. */
  notes: string[];
  /** 1 a regression, 3 the later run is unusable, 4 it is incomplete or has no case in common, else 0. */
  exitCode: 0 | 1 | 3 | 4;
}

function isJudged({ cases }: RunDigest, caseId: string): boolean {
  return (cases.get(caseId)?.judged ?? 0) > 0;
}

/** Whether a run says something of a finding: it judged the case, by the check. */
function judges(digest: RunDigest, { caseId, check }: FollowedFinding): boolean {
  return isJudged(digest, caseId) && (digest.run.checks?.includes(check) ?? true);
}

/** Shown by some executions of its case, and not by others of the same run. */
function isUneven(digest: RunDigest, finding: FollowedFinding | undefined): boolean {
  return finding !== undefined && finding.executions < (digest.cases.get(finding.caseId)?.judged ?? 0);
}

/** How often a finding came and went over the runs that judged its case. */
function turns(key: string, finding: FollowedFinding, runs: readonly RunDigest[]): number {
  const shown = runs.filter((digest) => judges(digest, finding)).map(({ findings }) => findings.has(key));
  return shown.filter((value, index) => index > 0 && value !== shown[index - 1]).length;
}

function sinceWhen(key: string, finding: FollowedFinding, runs: readonly RunDigest[]): ComparedFinding['since'] {
  let first: RunDigest | undefined;
  for (const digest of [...runs].reverse()) {
    if (digest.findings.has(key)) first = digest;
    else if (judges(digest, finding)) break;
  }
  return first && { runId: first.run.runId, startedAt: first.run.startedAt };
}

function changeOf(
  { before, after }: Pick<Comparison, 'before' | 'after'>,
  earlier: FollowedFinding | undefined,
  later: FollowedFinding | undefined,
  levelOf: (finding: FollowedFinding) => Level,
): Change {
  if (isUneven(before, earlier) || isUneven(after, later)) return 'flaky';
  if (!later) return earlier && judges(after, earlier) ? 'fixed' : 'gone';
  if (!earlier) return judges(before, later) ? 'regression' : 'new';
  return levels.indexOf(levelOf(later)) > levels.indexOf(levelOf(earlier)) ? 'regression' : 'still-failing';
}

function trendPoint({ run, totals, cases }: RunDigest): TrendPoint {
  const { runId, startedAt, apiVersion } = run;
  return { runId, startedAt, apiVersion, verdict: totals.verdict, cases: cases.size, byLevel: totals.byLevel };
}

/** Areas that the earlier run proved and the later one does not, or in part alone: no finding there says less than before. */
export function lostProof(
  before: { totals: Pick<RunDigest['totals'], 'areas'> },
  after: { totals: Pick<RunDigest['totals'], 'areas'> },
): string[] {
  const proven = new Set(before.totals.areas.flatMap(({ name, state }) => (state === 'proven' ? [name] : [])));
  return after.totals.areas.flatMap(({ name, state, lacks }) =>
    proven.has(name) && (state === 'unproven' || state === 'in-part')
      ? [
          `${name} was proven before and is ${state === 'in-part' ? 'proven in part' : 'unproven'} now${lacks === undefined ? '' : `: ${lacks}`}.`,
        ]
      : [],
  );
}

function notesOf(before: RunDigest, after: RunDigest, common: number): string[] {
  const [a, b] = [before.run, after.run];
  const differs = (what: string, one: string, other: string): string[] =>
    one === other ? [] : [`${what} differs: ${one} before, ${other} after.`];
  return [
    ...differs('The API version', a.apiVersion, b.apiVersion),
    ...differs('The target', a.target.name, b.target.name),
    ...(a.target.strictness === b.target.strictness
      ? []
      : ['Strictness differs, so levels are compared as they would be at a real target.']),
    ...differs('The seed', String(a.seed), String(b.seed)),
    ...(a.apiVersion === b.apiVersion
      ? differs('The contract', a.contractHash.slice(0, 12), b.contractHash.slice(0, 12))
      : []),
    ...[before, after].flatMap(({ totals, run }, index) =>
      totals.verdict === 'incomplete' || totals.verdict === 'unusable'
        ? [`The run ${index === 0 ? 'before' : 'after'} (${run.runId}) is ${totals.verdict}.`]
        : [],
    ),
    ...lostProof(before, after),
    ...after.waivers.flatMap((waiver) => waiverTrouble(waiver) ?? []),
    ...(common === 0 ? ['No case was judged by both runs: this comparison says nothing.'] : []),
  ];
}

/**
 * Compares two runs by stable ids: case, check and place. A finding of a case that the earlier run did not judge is new
 * and no regression; one whose case the later run did not judge is gone and not fixed. One that comes and goes without
 * anybody's doing (within a run, or at least three times over the history) is flaky, and no regression either.
 * What a waiver accepts in the later run is no regression that fails.
 * @param history runs before `after`, in any order; `before` may be among them. Those of its API version and target count
 */
export function compareRuns(before: RunDigest, after: RunDigest, history: readonly RunDigest[] = []): Comparison {
  const ids = new Set([before.run.runId, after.run.runId]);
  const others = history.filter(({ run }) => !ids.has(run.runId) && run.startedAt < after.run.startedAt);
  // Another version or target breaks other things: a series over both would come and go by itself.
  const runs = [...others, before]
    .filter(({ run }) => run.apiVersion === after.run.apiVersion && run.target.name === after.run.target.name)
    .sort((a, b) => a.run.startedAt.localeCompare(b.run.startedAt));
  if (!runs.includes(after)) runs.push(after);
  const sameStrictness = before.run.target.strictness === after.run.target.strictness;
  const levelOf = (finding: FollowedFinding): Level => (sameStrictness ? finding.level : finding.defaultLevel);
  const keys = new Set([...after.findings.keys(), ...before.findings.keys()]);
  const findings = [...keys].flatMap((key): ComparedFinding[] => {
    const [was, is] = [before.findings.get(key), after.findings.get(key)];
    const finding = is ?? was;
    if (!finding) return [];
    const change = changeOf({ before, after }, was, is, levelOf);
    const comesAndGoes = history.length > 0 && turns(key, finding, runs) >= 3;
    const since = is && history.length > 0 ? sinceWhen(key, finding, runs) : undefined;
    return [
      {
        change: comesAndGoes ? 'flaky' : change,
        finding,
        ...(was && { before: levelOf(was) }),
        ...(is && { after: levelOf(is) }),
        ...(since && { since }),
      },
    ];
  });
  const rank = ({ change, finding }: ComparedFinding): number =>
    changes.indexOf(change) * 10 - levels.indexOf(finding.level);
  findings.sort((a, b) => rank(a) - rank(b));
  const common = [...after.cases.keys()].filter((id) => isJudged(after, id) && isJudged(before, id)).length;
  const threshold = levels.indexOf(after.run.failOn);
  const isRegression = ({ change, after: level, finding }: ComparedFinding): boolean =>
    change === 'regression' && !finding.waived && level !== undefined && levels.indexOf(level) >= threshold;
  const { verdict } = after.totals;
  const unfinished = verdict === 'incomplete' || after.endedAt === undefined || common === 0;
  const exitCode = findings.some(isRegression) ? 1 : verdict === 'unusable' ? 3 : unfinished ? 4 : 0;
  return {
    before,
    after,
    findings,
    latency: latencyChanges(before, after),
    trend: runs.map(trendPoint),
    common,
    notes: notesOf(before, after, common),
    exitCode,
  };
}

/** Regressions that no waiver accepts, whatever their level. */
export function openRegressions({ findings }: Pick<Comparison, 'findings'>): number {
  return findings.filter(({ change, finding }) => change === 'regression' && !finding.waived).length;
}

/** Number of findings by what became of them. */
export function countChanges({ findings }: Comparison): Record<Change, number> {
  const counts: Record<Change, number> = { regression: 0, new: 0, flaky: 0, 'still-failing': 0, fixed: 0, gone: 0 };
  for (const { change } of findings) counts[change] += 1;
  return counts;
}
