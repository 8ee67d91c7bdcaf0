import type { Comparison } from './compare.js';

/** One form of a comparison. */
export interface ComparisonFormat {
  /** What `--reporter` calls it. */
  id: string;
  /** Name of the file it writes. */
  file: string;
  render(comparison: Comparison): string;
}
