/** Carries out the runs that a gate needs, and reads what they recorded. */
import { availableParallelism } from 'node:os';
import { diffContracts } from '../../diff/diff-contracts.js';
import type { Usage } from '../../diff/usage.js';
import { UsageError } from '../../engine/config.js';
import { observationsOf } from '../../gate/behaviour/observations.js';
import type { ReadRun } from '../../gate/gate.js';
import type { Recorded } from '../../gate/recorded.js';
import { holdAccounts, runSide, type Shared, type SideResult, type SideRun } from '../../gate/run-side.js';
import type { Contract } from '../../contracts/model/types.js';
import type { RunEvent } from '../../runner/events.js';

/** Sides of a gate, and what was recorded of the old one before. */
export interface Plan {
  from: { contract: Contract; target: string; faults: readonly string[]; recorded?: Recorded };
  to: { contract: Contract; target: string; faults: readonly string[] };
}

/** Runs of a gate: those of the old version, unless they were recorded; the old client; the new version's own cases. */
export interface Sides {
  repetitions: SideRun[];
  crossed: SideRun;
  own?: SideRun;
}

export function repetitionsOf(contract: string, target: string, faults: readonly string[] = []): SideRun[] {
  const side = { contract, target, plays: contract, faults };
  return [
    { ...side, role: `${contract} as it is` },
    { ...side, role: `${contract} as it is, once more` },
  ];
}

/** Contracts are the same where they say the same, however their files are written. */
function textOf({ document, facts }: Contract): string {
  return JSON.stringify({ document, facts });
}

/** The runs that a plan needs. Where the contracts are one, the old client's cases are the new version's own. */
export function sidesOf({ from, to }: Plan): Sides {
  const [before, after] = [from.contract.version, to.contract.version];
  const there = { target: to.target, plays: after, faults: to.faults };
  const isSame = textOf(from.contract) === textOf(to.contract);
  return {
    repetitions: from.recorded ? [] : repetitionsOf(before, from.target, from.faults),
    crossed: { ...there, contract: before, role: `a client of ${before} at ${after}` },
    ...(!isSame && { own: { ...there, contract: after, role: `${after} by its own contract` } }),
  };
}

/** A run could not begin: nobody is at its target. */
export class NobodyThere extends Error {
  override name = 'NobodyThere';
}

/** The gate was interrupted: nothing is judged. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  override message = 'interrupted: nothing is judged';
}

interface Surroundings {
  signal: AbortSignal;
  emit: (event: RunEvent) => void;
  told: (line: string) => void;
  /** Who holds accounts, in words. */
  holder: string;
}

async function read({ side, simulated, record, reason }: SideResult): Promise<ReadRun> {
  if (record === undefined) throw new NobodyThere(reason);
  const { role, contract, target } = side;
  return { role, contract, target, simulated, observed: await observationsOf(record) };
}

/**
 * Runs a side and reads its record.
 * @throws NobodyThere where it could not begin, Interrupted where it was cut off
 */
async function carriedOut(side: SideRun, shared: Shared, surroundings: Surroundings): Promise<ReadRun> {
  surroundings.told(`running   ${side.role} (${side.target})`);
  const result = await runSide(side, shared, surroundings);
  if (surroundings.signal.aborted) throw new Interrupted();
  return read(result);
}

/** A run of a gate, and what it is carried out with. */
export interface Errand {
  side: SideRun;
  shared: Shared;
}

/** Does pieces of work in their order, so many at a time; where one fails no further one is begun, and the others are waited for. */
async function inLanes<Work, Result>(
  works: readonly Work[],
  lanes: number,
  carryOut: (work: Work) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...works.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, work] = next;
      try {
        results[index] = await carryOut(work);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return results;
}

/**
 * Runs sides and reads their records. Each has a sandbox of its own where its target is one: then several run at a time. At any other
 * target they would share an account.
 * @throws NobodyThere where one could not begin, Interrupted where one was cut off, AccountTaken where another one uses an account
 */
export async function carriedOutAll(errands: readonly Errand[], surroundings: Surroundings): Promise<ReadRun[]> {
  const isApart = errands.every(({ side, shared }) => shared.config.targets[side.target]?.kind === 'sandbox');
  const lanes = isApart ? Math.min(availableParallelism(), errands.length) : 1;
  const held = await holdAccounts(errands, surroundings.holder);
  try {
    const signal = AbortSignal.any([surroundings.signal, held.lost]);
    return await inLanes(errands, lanes, ({ side, shared }) => carriedOut(side, shared, { ...surroundings, signal }));
  } catch (error) {
    // Its runs are cut off then, and the reason says more than that.
    throw error instanceof Interrupted && held.lost.aborted ? held.lost.reason : error;
  } finally {
    await held.release();
  }
}

/** What was recorded before, as runs. */
export async function recordedRuns({ apiVersion, target, simulated, records }: Recorded): Promise<ReadRun[]> {
  const runs: ReadRun[] = [];
  for (const record of records)
    runs.push({
      role: `${apiVersion} as it was${runs.length === 0 ? '' : ', once more'}`,
      contract: apiVersion,
      target,
      simulated,
      observed: await observationsOf(record),
    });
  return runs;
}

/** What the contracts say, with counterexamples. */
export function onPaper({ from, to }: Plan, usage: Usage | undefined) {
  const side = ({ version, document, facts }: Contract) => ({ name: version, document, facts });
  return diffContracts(side(from.contract), side(to.contract), { ...(usage && { usage }) });
}

/** @throws UsageError where there is no first one */
export function atLeastOne(runs: readonly ReadRun[]): [ReadRun, ...ReadRun[]] {
  const [first, ...others] = runs;
  if (!first) throw new UsageError('--from: nothing was recorded');
  return [first, ...others];
}
