import { levels, type Level } from '../../contracts/model/levels.js';
import { UsageError, type ResolvedConfig } from '../../engine/config.js';
import type { Shared } from '../../gate/run-side.js';
import { embeddedSandbox } from '../../library/embedded-sandbox.js';

/** Options that decide which cases are run, of all runs of a gate alike. */
export interface SelectionOptions {
  suite?: string[];
  phases?: string[];
  includeOperationId?: string[];
  seed: string;
  rateLimit?: string;
  apiKey?: string;
  config?: string;
  output?: string;
  dryRun?: boolean;
}

/** What all runs share, from options and configuration. */
export function sharedOf(options: SelectionOptions, config: ResolvedConfig, folder: string): Shared {
  const { suite, phases, includeOperationId, seed, rateLimit, apiKey } = options;
  return {
    config,
    options: {
      seed,
      // In one order: what an account shares is read after the same calls in each run.
      workers: 1,
      cleanUp: true,
      reportDir: folder,
      ...(suite && { suite }),
      ...(phases && { phases }),
      ...(includeOperationId && { includeOperationId }),
      ...(rateLimit !== undefined && { rateLimit }),
      ...(apiKey !== undefined && { apiKey }),
    },
    startEmbedded: embeddedSandbox,
  };
}

/** What the selection leaves out, in words. */
export function leftOutOf({ suite, phases, includeOperationId }: SelectionOptions): string[] {
  const said = (option: string, values: readonly string[] | undefined): string[] =>
    values ? [`All but ${values.join(', ')} (${option})`] : [];
  return [
    ...said('--include-operation-id', includeOperationId),
    ...said('--suite', suite),
    ...said('--phases', phases),
  ];
}

/** @throws UsageError where it is none */
export function levelNamed(option: string, name: string): Level {
  const found = levels.find((level) => level === name);
  if (found === undefined) throw new UsageError(`${option} ${name}: unknown; known: ${levels.join(', ')}`);
  return found;
}
