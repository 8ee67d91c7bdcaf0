/** How long something took, over many times. */
export interface Distribution {
  samples: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  least: number;
  most: number;
  /** How many of the samples lie in each bin of {@link bins}. */
  counts: readonly number[];
}

/** Bins of equal width on a logarithmic scale, so that 2 ms and 2 s are both told from their neighbours. */
export interface Bins {
  from: number;
  to: number;
  number: number;
}

/** The value that at least this share of the sorted samples does not exceed (nearest rank). */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Place of a time on the scale of the bins, from 0 to 1. */
export function placeIn({ from, to }: Bins, time: number): number {
  if (to <= from) return 0;
  return Math.min(1, Math.max(0, Math.log(Math.max(time, from) / from) / Math.log(to / from)));
}

/** Bins for all of these samples. Below a tenth of a millisecond nothing is told apart. */
export function binsFor(samples: Iterable<number>, number = 32): Bins {
  let from = Number.POSITIVE_INFINITY;
  let to = 0.1;
  for (const sample of samples) {
    from = Math.min(from, Math.max(sample, 0.1));
    to = Math.max(to, sample);
  }
  return { from: Math.min(from, to), to, number };
}

/** The distribution of some samples; `undefined` where there are none. */
export function distributionOf(samples: readonly number[], bins: Bins): Distribution | undefined {
  const sorted = [...samples].sort((a, b) => a - b);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return undefined;
  const counts = Array.from({ length: bins.number }, () => 0);
  for (const sample of sorted) {
    const bin = Math.min(bins.number - 1, Math.floor(placeIn(bins, sample) * bins.number));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return {
    samples: sorted.length,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    least,
    most,
    counts,
  };
}
