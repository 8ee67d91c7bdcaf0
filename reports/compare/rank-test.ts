/** Whether two samples of durations differ, without assuming how they are distributed. */

/** Abramowitz and Stegun 7.1.26: the error function to seven digits. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - sum * Math.exp(-x * x));
}

export interface RankTest {
  /** Two-sided. */
  p: number;
  /** Probability that a value of the second sample is larger than one of the first (Vargha and Delaney's A). */
  larger: number;
}

/**
 * The Mann–Whitney U test by its normal approximation, corrected for ties and continuity; sound from some 20 values each.
 * Samples whose values are all equal give p = 1.
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): RankTest {
  const [n, m] = [first.length, second.length];
  const all = [...first.map((value) => ({ value, own: 0 })), ...second.map((value) => ({ value, own: 1 }))];
  all.sort((a, b) => a.value - b.value);
  let ranks = 0;
  let ties = 0;
  for (let from = 0; from < all.length;) {
    let to = from + 1;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    const rank = (from + 1 + to) / 2;
    ranks += rank * all.slice(from, to).filter(({ own }) => own === 1).length;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const u = ranks - (m * (m + 1)) / 2;
  const total = n + m;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  const larger = n * m === 0 ? 0.5 : u / (n * m);
  if (!(variance > 0)) return { p: 1, larger };
  const distance = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5);
  return { p: 1 - erf(distance / Math.sqrt(2 * variance)), larger };
}

/** The middle of a sample that is not empty. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
