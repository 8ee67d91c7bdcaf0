import type { Level, Strictness } from '../../engine/record/format.js';

/** Options of `conformance run`, as the command line gives them. */
export interface RunOptions {
  target?: string;
  apiVersion?: string;
  seed: string;
  strict?: Strictness;
  failOn?: Level;
  fault: string[];
  workers: string;
  reportDir?: string;
  config?: string;
}
