import type { HistoryLine } from './line.js';
import type { Now } from './summary.js';
import type { Thread } from './threads.js';

/** The day of a run. */
export function dayOf({ startedAt }: Pick<HistoryLine, 'startedAt'>): string {
  return startedAt.slice(0, 10);
}

/** @example 'build 4711' */
function originText(origin: string, line: HistoryLine): string {
  const value = line.origins[origin as keyof HistoryLine['origins']];
  return origin === 'build' ? `build ${value ?? ''}`.trim() : origin;
}

/**
 * Since when a cause stands, and what had changed then.
 * @example 'since 2026-03-10 (last good 2026-03-09; changed: build 4711)'
 */
export function sinceText(thread: Thread): string {
  return `since ${begunText(thread)}`;
}

/**
 * The day on which a cause began, and what had changed then, where a heading says "since" already.
 * @example '2026-03-10 (last good 2026-03-09; changed: build 4711)'
 */
export function begunText({ since, lastGood, changed, returns }: Thread): string {
  const what = changed.map((origin) => originText(origin, since)).join(', ');
  const good = lastGood
    ? `last good ${dayOf(lastGood)}; changed: ${what || 'nothing that is known'}`
    : 'never seen good';
  return `${dayOf(since)} (${good})${returns > 0 ? `, came back ${returns === 1 ? 'once' : `${returns} times`}` : ''}`;
}

/** @example 'flaky with 97 %: 5 bad and 25 good runs, came or went 9 times without a change' */
export function flakyText({ cause, flakiness: { probability, bad, good, unexplained } }: Thread): string {
  const { held, failed } = cause.replayed ?? { held: 0, failed: 0 };
  const again = held > 0 ? `; carried out again, it held ${held} of ${held + failed} times` : '';
  return `flaky with ${Math.round(probability * 100)} %: ${bad} bad and ${good} good runs, came or went ${unexplained} times without a change${again}`;
}

/** One line about a cause. */
function threadText(thread: Thread): string {
  const { cause, standing, recovered } = thread;
  const how =
    standing === 'flaky' ? flakyText(thread) : recovered ? `recovered ${dayOf(recovered)}` : sinceText(thread);
  return `${thread.id} ${cause.level} ${cause.check} ${cause.about[0] ?? ''}: ${cause.headline}; ${how}${standing === 'unobserved' ? '; the latest run did not test it' : ''}`;
}

const groups = [
  ['new', 'fresh'],
  ['returned', 'returned'],
  ['worse', 'worse'],
  ['recovered', 'recovered'],
  ['standing', 'standing'],
  ['flaky', 'flaky'],
  ['unobserved', 'unobserved'],
] as const;

/** What the latest run of a target and version says, in lines for a terminal. Zeros are said aloud. */
export function nowText(now: Now): string {
  const { target, apiVersion, latest, lost, gained } = now;
  const counts = groups.map(([word, member]) => `${now[member].length} ${word}`).join(', ');
  return [
    `${target} ${apiVersion}: ${latest.verdict} on ${dayOf(latest)} (run ${latest.runId}): ${counts}`,
    ...groups.flatMap(([word, member]) => now[member].map((thread) => `  ${word.padEnd(10)} ${threadText(thread)}`)),
    ...lost.map((name) => `  lost       ${name}`),
    ...gained.map((name) => `  gained     ${name}`),
  ].join('\n');
}
