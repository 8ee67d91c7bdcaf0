import type { HistoryLine } from './line.js';
import { seriesOf, threadsOf } from './threads.js';

/**
 * The lines that stay when a history is cut: those since a moment, and of the older ones those that say since when causes stand and
 * what was good before, so that everything told of the rest stays as it is.
 * @param since milliseconds since the epoch
 */
export function linesKept(lines: readonly HistoryLine[], since: number): HistoryLine[] {
  const kept = new Set<HistoryLine>(lines.filter(({ startedAt }) => Date.parse(startedAt) >= since));
  for (const series of seriesOf(lines)) {
    for (const thread of threadsOf(series.lines)) {
      const { firstSeen, since: begun, lastGood, lastSeen, recovered } = thread;
      for (const line of [firstSeen, begun, lastGood, lastSeen, recovered]) if (line) kept.add(line);
    }
    const [first] = series.lines;
    if (first) kept.add(first);
  }
  return lines.filter((line) => kept.has(line));
}
