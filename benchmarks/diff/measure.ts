import { diffContracts, type DiffSide } from '../../diff/diff-contracts.js';

/** What one comparison took. */
export interface Figures {
  /** Time of the processor: other programs on the machine do not count. */
  seconds: number;
  changes: number;
  proven: number;
}

/** Compares two contracts once. */
export function measure(from: DiffSide, to: DiffSide, prove: boolean): Figures {
  const began = process.cpuUsage();
  const { changes, counts } = diffContracts(from, to, { prove });
  const { user, system } = process.cpuUsage(began);
  return { seconds: (user + system) / 1_000_000, changes: changes.length, proven: counts.proven };
}
