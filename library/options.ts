import { didYouMean } from '../contracts/model/nearest.js';

/**
 * Refuses a misspelt option, which would do nothing without a word.
 * @throws RangeError that names it, and the one that was meant
 */
export function assertKnownOptions(whose: string, known: readonly string[], options: object): void {
  for (const name of Object.keys(options))
    if (!known.includes(name))
      throw new RangeError(`${whose}: no option "${name}"${didYouMean(name, known)}; it has ${known.join(', ')}`);
}
