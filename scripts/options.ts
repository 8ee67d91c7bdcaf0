import { apiVersions } from '../generators/data/contracts.js';
import type { ApiVersion } from '../contracts/model/typed.js';
import { UsageError } from '../engine/config.js';

/**
 * What a script of the project was asked for. Options that cannot be meant are told in one line, and end the process with exit code 2.
 * @param script its name, for the line
 * @param read parses the options; throws what `parseArgs` throws, or a UsageError
 */
export function askedFor<Options>(script: string, read: () => Options): Options {
  try {
    return read();
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!(error instanceof UsageError) && !code.startsWith('ERR_PARSE_ARGS_')) throw error;
    // Node goes on to say how to write such a text as an argument, which these scripts don't take.
    console.error(`${script}: ${message.split(/\.? To specify a positional|\n/)[0]}`);
    process.exit(2);
  }
}

/**
 * The regular expression of an option.
 * @throws UsageError where it is none
 */
export function patternOf(option: string, text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new UsageError(`${option} ${text}: ${(error as Error).message}`);
  }
}

/**
 * The API version that an option names.
 * @throws UsageError where there is none of that name
 */
export function versionOf(option: string, text: string): ApiVersion {
  const found = apiVersions.find((version) => version === text);
  if (found === undefined) throw new UsageError(`${option} ${text}: unknown; known: ${apiVersions.join(', ')}`);
  return found;
}
