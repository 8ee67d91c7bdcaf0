import path from 'node:path';
import type { ResolvedConfig } from '../engine/config.js';
import { carryOut } from '../runner/carry-out.js';
import type { StartEmbedded } from '../runner/embedded.js';
import type { RunEvent } from '../runner/events.js';
import type { RunOptions } from '../runner/options.js';
import { AccountTaken, holdAccount, type Lease } from '../runner/lease.js';
import { prepareRun, type PreparedRun } from '../runner/prepare.js';
import { chooseTarget } from '../runner/target.js';

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

/**
 * Holds the accounts of the targets of sides, for as long as the gate needs them: between its runs nobody else may move their money.
 * `lost` aborts where another one got one of them meanwhile.
 * @throws AccountTaken where another one has it
 */
export async function holdAccounts(
  sides: readonly { side: SideRun; shared: Shared }[],
  holder: string,
): Promise<Lease> {
  const leases: Lease[] = [];
  const release = async (): Promise<void> => {
    for (const lease of leases) await lease.release();
  };
  const named = new Map(sides.map(({ side, shared }) => [side.target, shared]));
  try {
    for (const [name, { config, options }] of named) {
      const { name: targetName, target } = chooseTarget(config, { ...options, target: name });
      if (target.kind !== 'remote') continue;
      const folder = path.resolve(config.reportDir);
      const own = { holder, member: 'gate' };
      const { header } = options;
      leases.push(await holdAccount({ targetName, target, folder, own, now: Date.now, ...(header && { header }) }));
    }
  } catch (error) {
    await release();
    throw error;
  }
  return { lost: AbortSignal.any(leases.map(({ lost }) => lost)), release };
}

/** @throws UsageError where it can't begin, AccountTaken where another one has or got the account of its target */
export async function runSide(
  side: SideRun,
  shared: Shared,
  { signal, emit, holder }: { signal: AbortSignal; emit: (event: RunEvent) => void; holder: string },
): Promise<SideResult> {
  const prepared = await prepareSide(side, shared);
  const simulated = prepared.plan.target.kind === 'sandbox';
  const result = await carryOut(prepared, { signal, emit, holder, quiet: true });
  if (result.begun && result.lost !== undefined) throw new AccountTaken(result.lost);
  if (!result.begun && result.exitCode === 4) throw new AccountTaken(result.reason);
  return result.begun ? { side, simulated, record: result.record } : { side, simulated, reason: result.reason };
}
