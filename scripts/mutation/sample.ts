import { createHash } from 'node:crypto';
import type { Mutant } from './mutant.js';

/**
 * So many mutants, drawn by a seed. Each one's place in the draw depends on itself alone, so that a change elsewhere
 * leaves the sample as it is.
 */
export function sample<M extends Mutant>(mutants: readonly M[], count: number, seed: number): M[] {
  const place = ({ file, context, original, mutated, column }: Mutant): string =>
    createHash('sha256').update([seed, file, context, original, mutated, column].join('\0')).digest('hex');
  return mutants
    .map((mutant) => ({ mutant, at: place(mutant) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, count)
    .map(({ mutant }) => mutant);
}
