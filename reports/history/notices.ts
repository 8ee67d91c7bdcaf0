import { causeFile } from './page/words.js';
import { replayCommand } from '../html/replay.js';
import { plain } from '../../text/markdown-text.js';
import type { HistoryLine } from './line.js';
import { nowOf, type Now } from './summary.js';
import { begunText, dayOf, flakyText, sinceText } from './text.js';
import { seriesOf, type Thread } from './threads.js';

/** What is worth telling, in the order in which it is told. */
export type NoticeKind = 'new' | 'returned' | 'worse' | 'recovered' | 'coverage dropped' | 'expired' | 'no run';

/** A change that somebody is told of, once. */
export interface Notice {
  /** The same however often it is worked out: what was sent is not sent again. */
  key: string;
  kind: NoticeKind;
  text: string;
}

const hour = 3_600_000;

function ofThread(kind: NoticeKind, { target, apiVersion }: Now, thread: Thread, run: HistoryLine): Notice {
  const { cause } = thread;
  const how = kind === 'recovered' ? `recovered after it stood ${sinceText(thread)}` : sinceText(thread);
  return {
    key: `${kind} ${thread.id} ${target} ${apiVersion} ${run.runId}`,
    kind,
    text: `${kind}: ${target} ${apiVersion}: ${cause.check} at ${cause.about[0] ?? ''}: ${cause.headline} (${cause.kind}), ${how}`,
  };
}

/** What the latest run of a target and version changed; nothing where it is as before. */
export function noticesOf(now: Now): Notice[] {
  const { target, apiVersion, latest, before, lost } = now;
  const place = `${target} ${apiVersion}`;
  const expired = (latest.brokenWaivers ?? 0) - (before?.brokenWaivers ?? 0);
  return [
    ...now.fresh.map((thread) => ofThread('new', now, thread, latest)),
    ...now.returned.map((thread) => ofThread('returned', now, thread, latest)),
    ...now.worse.map((thread) => ofThread('worse', now, thread, latest)),
    ...now.recovered.map((thread) => ofThread('recovered', now, thread, latest)),
    ...lost.map((name): Notice => ({
      key: `coverage ${name} ${place} ${latest.runId}`,
      kind: 'coverage dropped',
      text: `coverage dropped: ${place}: ${name}`,
    })),
    ...(expired > 0
      ? [
          {
            key: `expired ${place} ${latest.runId}`,
            kind: 'expired' as const,
            text: `expired: ${place}: ${expired} more ${expired === 1 ? 'waiver is' : 'waivers are'} stale or expired`,
          },
        ]
      : []),
  ];
}

/** By what a history remembers that everything was told up to a run; to no run where nobody had been told before its first one. */
function toldKey({ target, apiVersion }: Pick<Now, 'target' | 'apiVersion'>, run?: HistoryLine): string {
  return `told ${target} ${apiVersion} ${run?.runId ?? ''}`;
}

/** More runs than these are not caught up on. */
const mostUntold = 30;

/** Runs of a target and version that somebody is to be told of. */
export interface Untold {
  /** Each of the runs as it was when it was the latest. */
  nows: Now[];
  /** What a history keeps before they are told, so that none is forgotten if nobody takes it; and afterwards. */
  before: string;
  after: string;
}

/**
 * The runs that nobody was told of yet, since the next run may come before somebody is. Where nobody was ever told, the latest.
 * @param sent what a history remembers
 */
export function untoldRuns(lines: readonly HistoryLine[], sent: ReadonlySet<string>): Untold[] {
  return seriesOf(lines).map((series): Untold => {
    const { lines: own } = series;
    const told = own.findLastIndex((line) => sent.has(toldKey(series, line)));
    const isNew = told < 0 && !sent.has(toldKey(series));
    const from = Math.max(isNew ? own.length - 1 : told + 1, own.length - mostUntold);
    return {
      nows: own.slice(from).flatMap((_line, index) => nowOf(own.slice(0, from + index + 1))),
      before: toldKey(series, own[from - 1]),
      after: toldKey(series, own.at(-1)),
    };
  });
}

/**
 * That a run is missing: silence must not look like health.
 * @param at now, in milliseconds since the epoch
 * @param hours after which the next run should have come
 */
export function missingRun({ target, apiVersion, latest }: Now, at: number, hours: number): Notice[] {
  const since = (at - Date.parse(latest.startedAt)) / hour;
  if (since <= hours) return [];
  return [
    {
      key: `no run ${target} ${apiVersion} ${latest.runId}`,
      kind: 'no run',
      text: `no run: ${target} ${apiVersion}: none since ${latest.startedAt}, ${Math.floor(since)} hours ago`,
    },
  ];
}

/** Causes of each kind that a digest names. */
const named = 2;

/** At most ten lines on the latest run; zeros are said aloud. */
export function digestText(now: Now): string {
  const { target, apiVersion, latest, fresh, returned, recovered, standing, flaky, lost } = now;
  const first = (what: string, threads: readonly Thread[], tell: (thread: Thread) => string): string[] =>
    threads
      .slice(0, named)
      .map((thread) => `${what}: ${thread.cause.check} at ${thread.cause.about[0] ?? ''}, ${tell(thread)}`);
  return [
    `${target} ${apiVersion}: ${latest.verdict} on ${dayOf(latest)}`,
    `${fresh.length} new, ${returned.length} returned, ${recovered.length} recovered, ${standing.length} standing, ${flaky.length} flaky`,
    ...first('new', fresh, sinceText),
    ...first('returned', returned, sinceText),
    ...first('standing', standing, sinceText).slice(0, 1),
    ...first('flaky', flaky, flakyText).slice(0, 1),
    lost.length === 0 ? 'coverage as before' : `coverage lost: ${lost.slice(0, 3).join(', ')}`,
    `evidence: ${latest.rests.documented ?? 0} judgements on documented statements`,
  ].join('\n');
}

/** A text for the tracker of issues: Markdown with a key by which it can be found again instead of being filed twice. */
export function issueText(thread: Thread, { target, apiVersion }: Pick<Now, 'target' | 'apiVersion'>): string {
  const { cause, id, since } = thread;
  const rows = [
    ['Target', `${target}, version ${apiVersion}`],
    ['Since', begunText(thread)],
    ['About', cause.about.join(', ')],
    ['Kind', cause.kind],
    ['Run', since.runId],
  ];
  const fence = '```';
  return [
    `# ${plain(`${cause.check} at ${cause.about[0] ?? ''}: ${cause.headline}`)}`,
    rows.map(([name = '', text = '']) => `- **${name}**: ${plain(text)}`).join('\n'),
    `Carry it out again, in the folder of the run:\n\n${fence}sh\n${replayCommand(cause.caseId)}\n${fence}`,
    `Page: ${causeFile(apiVersion, thread)}`,
    `<!-- conformance-cause: ${id} -->`,
    '',
  ].join('\n\n');
}
