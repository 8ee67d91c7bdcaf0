import type { RunContext } from '../engine/run-context.js';

/** What happens while a run is carried out, for whoever shows it. */
export type RunEvent =
  /** Something that whoever started the run should know before it goes on. */
  | { type: 'warning'; message: string }
  /** The target is there, and the record has begun. */
  | { type: 'begin'; runId: string; record: string; target: Pick<RunContext['target'], 'name' | 'baseUrl' | 'sandbox'> }
  /** What Playwright says, of runs that leave it no terminal. */
  | { type: 'output'; stream: 'stdout' | 'stderr'; text: string }
  /** Suites have ended that ran beside each other. */
  | { type: 'stage-end'; suites: readonly string[]; durationMs: number };

/** Takes events of a run, in their order. */
export type Emit = (event: RunEvent) => void;
