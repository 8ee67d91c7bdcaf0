/** A mutant that means the same as the original. */
export interface Equivalent {
  file: string;
  original: string;
  mutated: string;
  /** The line as written, where the change alone does not tell which is meant. */
  context?: string;
  reason: string;
}

/** Named one by one, each with its reason. */
export const equivalents: readonly Equivalent[] = [];
