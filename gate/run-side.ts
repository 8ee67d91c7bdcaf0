import type { ResolvedConfig } from '../engine/config.js';
import { carryOut } from '../runner/carry-out.js';
import type { StartEmbedded } from '../runner/embedded.js';
import type { RunEvent } from '../runner/events.js';
import type { RunOptions } from '../runner/options.js';
import { prepareRun, type PreparedRun } from '../runner/prepare.js';

/** Whose cases are sent where. */
export interface SideRun {
  /** What it is for, in words. */
  role: string;
  /** Version whose cases are sent, and by which they are judged. */
  contract: string;
  /** A target of the configuration. */
  target: string;
  /** Version that a sandbox plays there. */
  plays: string;
  faults: readonly string[];
}

/** What all runs of a gate share. */
export interface Shared {
  config: ResolvedConfig;
  /** Selection, seed, workers and the like. */
  options: Omit<RunOptions, 'apiVersion' | 'target' | 'fault'>;
  startEmbedded: StartEmbedded;
}

/** What became of a run of the gate. */
export interface SideResult {
  side: SideRun;
  simulated: boolean;
  /** File of the record; absent where nobody is at the target. */
  record?: string;
  /** Why it could not begin. */
  reason?: string;
}

/**
 * A run that is decided in all it does. A sandbox plays the version of its side, whatever version's cases it is sent.
 * @throws UsageError where an option can't be meant
 */
export function prepareSide({ contract, target, plays, faults }: SideRun, shared: Shared): Promise<PreparedRun> {
  const options: RunOptions = { ...shared.options, apiVersion: contract, target, fault: [...faults] };
  return prepareRun(options, shared.config, (embedded) => shared.startEmbedded({ ...embedded, apiVersion: plays }));
}

/** @throws UsageError where it can't begin */
export async function runSide(
  side: SideRun,
  shared: Shared,
  { signal, emit }: { signal: AbortSignal; emit: (event: RunEvent) => void },
): Promise<SideResult> {
  const prepared = await prepareSide(side, shared);
  const simulated = prepared.plan.target.kind === 'sandbox';
  const result = await carryOut(prepared, { signal, emit, quiet: true });
  return result.begun ? { side, simulated, record: result.record } : { side, simulated, reason: result.reason };
}
