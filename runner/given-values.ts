import { UsageError } from '../engine/config.js';
import { readText } from '../engine/files.js';
import { parseGivenValues } from '../engine/given-values/file.js';
import type { GivenValue } from '../engine/given-values/given.js';
import type { ChosenContract } from './contract.js';
import type { TargetOptions } from './options.js';

/**
 * The values that a user gives for requests; absent where there is no file.
 * @throws UsageError where the file says what cannot be meant, or no document is tested
 */
export function givenValues(
  { values }: Pick<TargetOptions, 'values'>,
  { contract, identification }: Pick<ChosenContract, 'contract' | 'identification'>,
): GivenValue[] | undefined {
  if (values === undefined) return undefined;
  if (!identification)
    throw new UsageError(
      `--values ${values}: the Partner API's cases have values of their own; it goes with --contract`,
    );
  return parseGivenValues(readText(values, '--values', 'a file of values'), values, contract);
}
