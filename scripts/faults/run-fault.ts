import { explore } from '../../engine/exploration/explore.js';
import { tellExploration } from '../../engine/exploration/tell.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectOperations, selectPhases } from '../../engine/selection.js';
import { flows } from '../../suites/flows/index.js';
import { expectations, type Expectation } from './expectations.js';
import { sequenceExpectations } from './expectations-sequences.js';
import { webhookExpectations } from './expectations-webhooks.js';
import { judgeRemaining } from './remaining.js';
import { openHarness, type Harness } from './harness.js';
import type { Detection, Task } from './task.js';
import { runWebhookCases } from './webhooks.js';

/** More seeds than this are not tried for another place. */
const mostSeeds = 30;

/** Steps that a fault which only sequences show may take to be found. */
const mostSteps = 5000;

/** Where a fault is planted. */
export interface Place {
  operations?: string[];
  webhooks?: string[];
  pointer?: string;
}

/** What is known of a fault, whichever table it stands in. */
export function expectationOf(fault: string): Expectation | undefined {
  return expectations[fault] ?? webhookExpectations[fault] ?? sequenceExpectations[fault];
}

/**
 * Plants a fault at several places, carries out what concerns it at each, and tells which checks noticed. Where everything is asked
 * for, everything is carried out at the first place.
 */
export async function runFault(task: Extract<Task, { kind: 'fault' }>): Promise<Detection[]> {
  const expectation = expectationOf(task.fault);
  if (!expectation)
    throw new Error(`no check is named for the fault ${task.fault}: add a row to scripts/faults/expectations.ts`);
  const detections: Detection[] = [];
  for (let seed = 1; seed <= mostSeeds && detections.length < task.places; seed += 1) {
    const known = detections.map(({ place }) => place);
    const everything = task.everything && detections.length === 0;
    const detection = await runAt({ ...task, everything }, expectation, seed, known);
    if (detection === 'nowhere') break;
    if (detection !== 'known') detections.push(detection);
  }
  return detections;
}

async function runAt(
  { apiVersion, fault, everything }: Extract<Task, { kind: 'fault' }>,
  { checks, phases = [], flows: wanted = [], exploration, responseTimeMs }: Expectation,
  seed: number,
  known: readonly string[],
): Promise<Detection | 'known' | 'nowhere'> {
  const options = { apiVersion, seed, faults: [fault], ...(responseTimeMs ? { responseTimeMs } : {}) };
  let place = '';
  let webhooks: string[] = [];
  const found = new Set<string>();
  const carryOut = async <Result>(work: (harness: Harness) => Promise<Result>): Promise<Result> => {
    const harness = await openHarness(options);
    try {
      const result = await work(harness);
      for (const { check, level } of (await judgeRemaining(harness)).problems) if (level) found.add(check);
      return result;
    } finally {
      for (const check of findings(harness)) found.add(check);
      await harness.close();
    }
  };
  const other = await carryOut(async (harness) => {
    const { session, contract, data } = harness;
    const planted = await placeOf(harness, fault);
    if (!planted) return 'nowhere';
    const { operations = [] } = planted;
    webhooks = planted.webhooks ?? [];
    place = placeName(planted);
    if (known.includes(place)) return 'known';
    const concerned = everything
      ? selectOperations(contract, {})
      : operations.flatMap((id) => contract.operations.get(id) ?? []);
    const chosen = selectPhases(everything ? {} : { phases });
    if (chosen.length > 0)
      for (const { id } of concerned) await runOperation(session, id, { phases: chosen, data: data(fault, id) });
    for (const { id, run } of flows) if (everything || wanted.includes(id)) await run(session, data('flow', id));
    if (exploration) tellExploration(session, await explore(session, { seed, steps: mostSteps, untilFound: true }));
    if (!everything && webhooks.length > 0) await runWebhookCases(harness, webhooks);
    return undefined;
  });
  if (other === 'nowhere' || other === 'known') return other;
  // Apart, because these script the sink's answers and move the clock.
  if (everything) await carryOut((harness) => runWebhookCases(harness));
  const noticed = [...found].sort();
  return { fault, place, seed, found: noticed, caught: checks.some((check) => found.has(check)) };
}

/** @example 'getCard+getCards/data/state' */
export function placeName({ operations = [], webhooks = [], pointer = '' }: Place): string {
  return [...operations, ...webhooks].join('+') + pointer;
}

/** Ids of the checks that found something. */
function findings({ session }: Harness): string[] {
  const problems = session.results.flatMap((result) => result.problems);
  return problems.filter(({ level }) => level !== undefined).map(({ check }) => check);
}

/** Where the sandbox of a harness has a fault; nowhere where its version has no place for it. */
export async function placeOf({ sandboxUrl }: Pick<Harness, 'sandboxUrl'>, fault: string): Promise<Place | undefined> {
  const response = await fetch(`${sandboxUrl}/_sandbox/faults`);
  const { faults } = (await response.json()) as { faults: { name: string; places: Place[] }[] };
  const [place] = faults.find(({ name }) => name === fault)?.places ?? [];
  return place && Object.keys(place).length > 0 ? place : undefined;
}
