import { flakiness, flakyFrom, type Flakiness, type Observation } from './flaky.js';
import { decodeJudged } from './judged-set.js';
import { origins, type HistoryCause, type HistoryLine, type Origin } from './line.js';

/** What a run says of a cause: it is there, it is not, or nothing tested it. */
export type Seen = 'bad' | 'good' | 'unobserved';

/** How a cause stands after the latest run. */
export type Standing = 'open' | 'flaky' | 'recovered' | 'unobserved';

/** A cause through all runs of one target and version. */
export interface Thread {
  /** Of the run that first told it; it stays the same. */
  id: string;
  /** As it was told last. */
  cause: HistoryCause;
  /** Whether each run shows it, by the run's place in the lines. */
  seen: Map<number, Seen>;
  standing: Standing;
  /** The run since which it stands, or stood when it was seen last; and the last good one before. */
  since: HistoryLine;
  lastGood?: HistoryLine;
  firstSeen: HistoryLine;
  lastSeen: HistoryLine;
  /** The first run in which it was gone again. */
  recovered?: HistoryLine;
  /** How often it came back after it was gone. */
  returns: number;
  /** What changed between the last good run and the one since which it stands. */
  changed: Origin[];
  flakiness: Flakiness;
}

/** What differs between two runs; an origin that one of them does not know is none. */
function changedBetween(before: HistoryLine, after: HistoryLine): Origin[] {
  return origins.filter((origin) => {
    const [was, is] = [before.origins[origin], after.origins[origin]];
    return was !== undefined && is !== undefined && was !== is;
  });
}

/** Threads in the making. */
interface Growing {
  id: string;
  cause: HistoryCause;
  prints: Set<string>;
  /** Cases of the findings that it showed last. */
  cases: number[];
  seen: Map<number, Seen>;
  mixed: Set<number>;
}

/** The thread that a cause continues: of the same id, or the one that most of its findings belonged to. */
function threadOf(cause: HistoryCause, growing: readonly Growing[], taken: ReadonlySet<Growing>): Growing | undefined {
  const free = growing.filter((one) => !taken.has(one));
  const same = free.find(({ id, cause: before }) => id === cause.id || before.id === cause.id);
  if (same) return same;
  let best: { thread: Growing; shared: number } | undefined;
  for (const thread of free) {
    const shared = cause.findings.filter(({ fingerprint }) => thread.prints.has(fingerprint)).length;
    if (shared * 2 >= Math.max(1, cause.findings.length) && shared > (best?.shared ?? 0)) best = { thread, shared };
  }
  return best?.thread;
}

/** Runs before the first one that shows a cause in which it is looked for whether its cases were judged and held. */
const lookedBack = 40;

/** Whether most of the cases that showed a cause were judged in a run that does not show it. */
function seenIn(judged: ReadonlySet<number>, cases: readonly number[]): Seen {
  return cases.filter((hash) => judged.has(hash)).length * 2 > cases.length ? 'good' : 'unobserved';
}

/** Whether a run showed a cause in some executions and not in others, those right after it included. */
function isMixed({ findings, replayed }: HistoryCause): boolean {
  return (findings.length > 0 && findings.every(({ mixed }) => mixed)) || (replayed?.held ?? 0) > 0;
}

class Growth {
  readonly threads: Growing[] = [];
  /** Cases that the latest runs judged. */
  readonly #judged = new Map<number, ReadonlySet<number>>();

  take(line: HistoryLine, at: number): void {
    const judged = decodeJudged(line.judged);
    const taken = new Set<Growing>();
    for (const cause of line.causes) {
      const thread = threadOf(cause, this.threads, taken) ?? this.#begin(cause);
      taken.add(thread);
      thread.cause = cause;
      thread.cases = cause.findings.map((finding) => finding.case);
      for (const { fingerprint } of cause.findings) thread.prints.add(fingerprint);
      thread.seen.set(at, 'bad');
      if (isMixed(cause)) thread.mixed.add(at);
    }
    for (const thread of this.threads) if (!taken.has(thread)) thread.seen.set(at, seenIn(judged, thread.cases));
    this.#judged.set(at, judged);
    this.#judged.delete(at - lookedBack);
  }

  #begin(cause: HistoryCause): Growing {
    const cases = cause.findings.map((finding) => finding.case);
    const seen = new Map([...this.#judged].map(([at, judged]) => [at, seenIn(judged, cases)]));
    const thread = { id: cause.id, cause, prints: new Set<string>(), cases, seen, mixed: new Set<number>() };
    this.threads.push(thread);
    return thread;
  }
}

function observationsOf({ seen, mixed }: Growing, lines: readonly HistoryLine[]): Observation[] {
  const observations: Observation[] = [];
  let before: HistoryLine | undefined;
  for (const [at, line] of lines.entries()) {
    const state = seen.get(at) ?? 'unobserved';
    if (state === 'unobserved') continue;
    observations.push({
      bad: state === 'bad',
      mixed: mixed.has(at),
      changed: before !== undefined && changedBetween(before, line).length > 0,
    });
    before = line;
  }
  return observations;
}

function finish(thread: Growing, lines: readonly HistoryLine[]): Thread[] {
  const { id, cause, seen } = thread;
  let since: HistoryLine | undefined;
  let lastGood: HistoryLine | undefined;
  let firstSeen: HistoryLine | undefined;
  let lastSeen: HistoryLine | undefined;
  let recovered: HistoryLine | undefined;
  let returns = 0;
  let good: HistoryLine | undefined;
  for (const [at, line] of lines.entries()) {
    const state = seen.get(at) ?? 'unobserved';
    if (state === 'unobserved') continue;
    if (state === 'good') {
      recovered ??= lastSeen && line;
      good = line;
      continue;
    }
    if (!firstSeen || recovered) {
      since = line;
      lastGood = good;
      if (recovered) returns += 1;
    }
    firstSeen ??= line;
    lastSeen = line;
    recovered = undefined;
  }
  if (!since || !firstSeen || !lastSeen) return [];
  const flaky = flakiness(observationsOf(thread, lines));
  const latest = seen.get(lines.length - 1) ?? 'unobserved';
  const standing: Standing =
    flaky.probability >= flakyFrom
      ? 'flaky'
      : recovered
        ? 'recovered'
        : latest === 'unobserved'
          ? 'unobserved'
          : 'open';
  return [
    {
      id,
      cause,
      seen,
      standing,
      since,
      ...(lastGood && { lastGood }),
      firstSeen,
      lastSeen,
      ...(recovered && { recovered }),
      returns,
      changed: lastGood ? changedBetween(lastGood, since) : [],
      flakiness: flaky,
    },
  ];
}

/**
 * Every cause through the runs of one target and version.
 * @param lines of that target and version, the oldest first
 */
export function threadsOf(lines: readonly HistoryLine[]): Thread[] {
  const growth = new Growth();
  for (const [at, line] of lines.entries()) growth.take(line, at);
  return growth.threads.flatMap((thread) => finish(thread, lines));
}

/** Runs of one target and version. */
export interface Series {
  target: string;
  apiVersion: string;
  lines: HistoryLine[];
}

/** The runs of a history by target and version, in the order in which these came. */
export function seriesOf(lines: readonly HistoryLine[]): Series[] {
  const all = new Map<string, Series>();
  for (const line of lines) {
    const { target, apiVersion } = line;
    const key = JSON.stringify([target, apiVersion]);
    const series = all.get(key) ?? { target, apiVersion, lines: [] };
    series.lines.push(line);
    all.set(key, series);
  }
  return [...all.values()];
}
