import type { Level, Strictness } from '../../engine/record/format.js';

/** Options that decide which target is called and what it is held to. */
export interface TargetOptions {
  target?: string;
  apiVersion?: string;
  /** An OpenAPI document of any API. */
  contract?: string;
  /** Name of the environment variable that holds the key of a target given by its address. */
  apiKey?: string;
  strict?: Strictness;
  fault: string[];
  seed: string;
  rateLimit?: string;
  config?: string;
}

/** Options of `conformance run`, as the command line gives them. */
export interface RunOptions extends TargetOptions {
  failOn?: Level;
  phases?: string[];
  includeOperationId?: string[];
  checks?: string[];
  shard?: string;
  workers: string;
  reportDir?: string;
  dryRun?: boolean;
  cleanUp: boolean;
}
