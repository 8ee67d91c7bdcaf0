import type { Level, Strictness } from '../contracts/model/levels.js';
import { loadConfig, resolvedConfig, type ConformanceConfig } from '../engine/config.js';
import type { RunResult } from '../runner/carry-out.js';
import type { RunEvent } from '../runner/events.js';
import type { PreparedRun } from '../runner/prepare.js';
import { assertKnownOptions } from './options.js';

/** What a run does. All that is left out is as `conformance run` has it. */
export interface RunConformanceOptions {
  /** A target of the configuration, or an address; the sandbox where neither names one. */
  target?: string;
  /** API version to hold the target to. */
  apiVersion?: string;
  /** File of an OpenAPI document to hold the target to instead. */
  contract?: string;
  /** Name of the environment variable that holds the key of a target given by its address. */
  apiKey?: string;
  /** A configuration, or its file; the one of the working folder where it is left out. */
  config?: ConformanceConfig | string;
  suites?: readonly string[];
  phases?: readonly string[];
  /** Ids of operations; `*` stands for any text. */
  operations?: readonly string[];
  checks?: readonly string[];
  /** How long random sequences are explored: steps, or a time such as `2m`; none where neither this nor the suite is named. */
  explore?: string | number;
  strict?: Strictness;
  failOn?: Level;
  requireProof?: boolean;
  /** Faults to plant in the sandbox. */
  faults?: readonly string[];
  seed?: number;
  workers?: number;
  /** Requests per second at a remote target. */
  rateLimit?: number;
  /** File of accepted findings. */
  waivers?: string;
  /** Record of an earlier run, for reports to tell regressions. */
  baseline?: string;
  /** Reports beside the page, such as `junit`. */
  reporters?: readonly string[];
  /** Folder that the run's own is made in. */
  reportDir?: string;
  /** Whether what the run made at a remote target is taken away again, which it is unless this is `false`. */
  cleanUp?: boolean;
  /** Ends the run early, in order: its record has no end then, and the verdict is `incomplete`. */
  signal?: AbortSignal;
  /** Is told what happens, in its order. */
  onEvent?: (event: RunEvent) => void;
}

const known: Record<keyof RunConformanceOptions, true> = {
  target: true,
  apiVersion: true,
  contract: true,
  apiKey: true,
  config: true,
  suites: true,
  phases: true,
  operations: true,
  checks: true,
  explore: true,
  strict: true,
  failOn: true,
  requireProof: true,
  faults: true,
  seed: true,
  workers: true,
  rateLimit: true,
  waivers: true,
  baseline: true,
  reporters: true,
  reportDir: true,
  cleanUp: true,
  signal: true,
  onEvent: true,
};

/** Names of all options. */
export const knownOptions: readonly string[] = Object.keys(known);

/**
 * A run as its options ask for it, that has sent and written nothing yet.
 * @throws UsageError for an option that can't be meant, ContractError for a version or a document without a contract
 */
export async function preparedBy(options: Omit<RunConformanceOptions, 'signal' | 'onEvent'>): Promise<PreparedRun> {
  // Loaded when a run is asked for: every configuration imports the package.
  const [{ prepareRun }, { embeddedSandbox }] = await Promise.all([
    import('../runner/prepare.js'),
    import('./embedded-sandbox.js'),
  ]);
  const { config, suites, phases, operations, checks, faults = [], reporters, ...plain } = options;
  const resolved =
    typeof config === 'object' ? await resolvedConfig(config, 'config') : await loadConfig(process.cwd(), config);
  return prepareRun(
    {
      seed: 1,
      workers: 2,
      cleanUp: true,
      ...plain,
      fault: [...faults],
      ...(suites && { suite: [...suites] }),
      ...(phases && { phases: [...phases] }),
      ...(operations && { includeOperationId: [...operations] }),
      ...(checks && { checks: [...checks] }),
      ...(reporters && { reporter: [...reporters] }),
    },
    resolved,
    embeddedSandbox,
  );
}

/**
 * Runs the suites against a target and gives what `conformance run` prints: verdict, exit code, record, totals and causes. It prints
 * nothing.
 *
 * @throws RangeError for an option that there is not, UsageError for one that can't be meant, ContractError for a version or a
 * document without a contract
 *
 * @example
 * const result = await runConformance({ apiVersion: 'test', operations: ['getPartnerBalances'] });
 * if (result.exitCode !== 0) console.error(result.verdict, result.begun && result.record);
 */
export async function runConformance(options: RunConformanceOptions = {}): Promise<RunResult> {
  assertKnownOptions('runConformance', knownOptions, options);
  const { signal, onEvent, ...asked } = options;
  const [prepared, { carryOut }] = await Promise.all([preparedBy(asked), import('../runner/carry-out.js')]);
  return carryOut(prepared, {
    signal: signal ?? new AbortController().signal,
    emit: (event) => onEvent?.(event),
    quiet: true,
  });
}
