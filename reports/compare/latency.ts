import type { RunDigest } from '../digest/digest.js';
import { mannWhitney, median } from './rank-test.js';

/** A change is told only where it is beyond chance and large enough to matter. */
const least = { samples: 20, ratio: 1.25, milliseconds: 5, p: 0.01 };

export interface LatencyChange {
  operationId: string;
  /** Medians in milliseconds, and the number of accepted calls. */
  before: { medianMs: number; samples: number };
  after: { medianMs: number; samples: number };
  /** After Holm's correction for the number of operations. */
  p: number;
}

/**
 * Operations whose accepted calls have become slower or faster. Mann–Whitney with Holm's correction, at least 20 calls in
 * each run, a median changed by a quarter and by 5 ms. Slowest first.
 */
export function latencyChanges(before: RunDigest, after: RunDigest): LatencyChange[] {
  const tested = [...after.latencies].flatMap(([operationId, later]) => {
    const earlier = before.latencies.get(operationId) ?? [];
    if (Math.min(earlier.length, later.length) < least.samples) return [];
    return [{ operationId, earlier, later, p: mannWhitney(earlier, later).p }];
  });
  tested.sort((a, b) => a.p - b.p);
  let corrected = 0;
  const changes = tested.map(({ operationId, earlier, later, p }, index): LatencyChange => {
    corrected = Math.min(1, Math.max(corrected, p * (tested.length - index)));
    return {
      operationId,
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
