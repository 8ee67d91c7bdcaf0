import type { RunDigest, Timing } from '../digest/digest.js';
import { mannWhitney, median } from './rank-test.js';

/** A change is told only where it is beyond chance and large enough to matter. */
const least = { samples: 20, ratio: 1.25, milliseconds: 5, p: 0.01 };

export interface LatencyChange {
  kind: 'operation' | 'webhook';
  /** Operation or webhook. */
  id: string;
  /** Medians in milliseconds, and the number of accepted calls, or of first attempts. */
  before: { medianMs: number; samples: number };
  after: { medianMs: number; samples: number };
  /** After Holm's correction for the number of operations and webhooks. */
  p: number;
}

interface Samples extends Pick<LatencyChange, 'kind' | 'id'> {
  earlier: readonly number[];
  later: readonly number[];
}

/** Timings of cases that both runs carried out: another mixture of cases would look like another latency. */
function samplesOf(
  kind: Samples['kind'],
  before: ReadonlyMap<string, readonly Timing[]>,
  after: ReadonlyMap<string, readonly Timing[]>,
): Samples[] {
  const timesOf = (timings: readonly Timing[], among: readonly Timing[]): number[] => {
    const cases = new Set(among.map(({ caseId }) => caseId));
    return timings.filter(({ caseId }) => cases.has(caseId)).map(({ milliseconds }) => milliseconds);
  };
  return [...after].map(([id, later]) => {
    const earlier = before.get(id) ?? [];
    return { kind, id, earlier: timesOf(earlier, later), later: timesOf(later, earlier) };
  });
}

/**
 * Operations whose accepted calls, and webhooks whose first attempts, have become slower or faster in cases that both
 * runs carried out. Mann–Whitney with Holm's correction, at least 20 samples in each run, a median changed by a quarter
 * and by 5 ms. Slowest first.
 */
export function latencyChanges(before: RunDigest, after: RunDigest): LatencyChange[] {
  const tested = [
    ...samplesOf('operation', before.latencies, after.latencies),
    ...samplesOf('webhook', before.deliveryLatencies, after.deliveryLatencies),
  ].flatMap((samples) => {
    const { earlier, later } = samples;
    if (Math.min(earlier.length, later.length) < least.samples) return [];
    return [{ ...samples, p: mannWhitney(earlier, later).p }];
  });
  tested.sort((a, b) => a.p - b.p);
  let corrected = 0;
  const changes = tested.map(({ kind, id, earlier, later, p }, index): LatencyChange => {
    corrected = Math.min(1, Math.max(corrected, p * (tested.length - index)));
    return {
      kind,
      id,
      before: { medianMs: median(earlier), samples: earlier.length },
      after: { medianMs: median(later), samples: later.length },
      p: corrected,
    };
  });
  const ratio = (change: LatencyChange): number => change.after.medianMs / Math.max(change.before.medianMs, 0.001);
  return changes
    .filter((change) => {
      const difference = Math.abs(change.after.medianMs - change.before.medianMs);
      const factor = Math.max(ratio(change), 1 / ratio(change));
      return change.p < least.p && factor >= least.ratio && difference >= least.milliseconds;
    })
    .sort((a, b) => ratio(b) - ratio(a));
}
