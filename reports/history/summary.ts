import { seriesOf, threadsOf, type Thread } from './threads.js';
import type { HistoryLine } from './line.js';

/** What the latest run of a target and version says, against all runs before it. */
export interface Now {
  target: string;
  apiVersion: string;
  latest: HistoryLine;
  before?: HistoryLine;
  threads: Thread[];
  /** Causes by what the latest run changed. */
  fresh: Thread[];
  returned: Thread[];
  worse: Thread[];
  recovered: Thread[];
  standing: Thread[];
  flaky: Thread[];
  unobserved: Thread[];
  /** Areas of which less is proven than in the run before, and of which more is. */
  lost: string[];
  gained: string[];
}

const ranks: Readonly<Record<string, number>> = { 'left-out': 0, unproven: 1, 'in-part': 2, proven: 3 };
/** How much of an area is proven; an area that a run does not know is left out. */
const rank = (state: string | undefined): number => (state === undefined ? 0 : (ranks[state] ?? 0));

/** From this share of judged operations and webhooks on, compared with the run before, coverage has dropped. */
const dropped = 0.9;

/** Areas whose proof differs between two runs, and what else of coverage was lost. */
function proofChanges(before: HistoryLine | undefined, latest: HistoryLine): Pick<Now, 'lost' | 'gained'> {
  if (!before) return { lost: [], gained: [] };
  const names = [...new Set([...Object.keys(before.areas), ...Object.keys(latest.areas)])];
  const change = (name: string): number => rank(latest.areas[name]) - rank(before.areas[name]);
  const fewer = latest.subjects < before.subjects * dropped;
  return {
    lost: [
      ...names.filter((name) => change(name) < 0),
      ...(fewer ? [`${latest.subjects} operations and webhooks judged instead of ${before.subjects}`] : []),
    ],
    gained: names.filter((name) => change(name) > 0),
  };
}

/** What the latest run of each target and version says. */
export function nowOf(lines: readonly HistoryLine[]): Now[] {
  return seriesOf(lines).flatMap(({ target, apiVersion, lines: own }): Now[] => {
    const latest = own.at(-1);
    if (!latest) return [];
    const before = own.at(-2);
    const threads = threadsOf(own);
    const steady = threads.filter(({ standing }) => standing !== 'flaky');
    const begun = steady.filter(({ since, standing }) => since === latest && standing === 'open');
    const levelBefore = ({ cause }: Thread): string | undefined =>
      before?.causes.find(({ id }) => id === cause.id)?.level;
    const open = steady.filter(({ standing, since }) => standing === 'open' && since !== latest);
    return [
      {
        target,
        apiVersion,
        latest,
        ...(before && { before }),
        threads,
        fresh: begun.filter(({ returns }) => returns === 0),
        returned: begun.filter(({ returns }) => returns > 0),
        worse: open.filter((thread) => thread.cause.level === 'fail' && (levelBefore(thread) ?? 'fail') !== 'fail'),
        recovered: steady.filter(({ recovered }) => recovered === latest),
        standing: open,
        flaky: threads.filter(({ standing }) => standing === 'flaky'),
        unobserved: steady.filter(({ standing }) => standing === 'unobserved'),
        ...proofChanges(before, latest),
      },
    ];
  });
}
