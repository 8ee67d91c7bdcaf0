import type { ApiVersion } from '../../contracts/model/typed.js';
import type { RecordLine } from '../../engine/record/format.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectOperations, selectPhases } from '../../engine/selection.js';
import { flows } from '../../suites/flows/index.js';
import { openHarness, type Harness } from '../faults/harness.js';
import { judgeRemaining } from '../faults/remaining.js';
import { expectationOf, placeName, placeOf, type Place } from '../faults/run-fault.js';
import { runWebhookCases } from '../faults/webhooks.js';

/** Faults to plant together. */
export interface Planting {
  apiVersion: ApiVersion;
  faults: readonly string[];
  seed: number;
  /** Carry out everything instead of what concerns the faults. */
  everything: boolean;
}

/** What was recorded of a sandbox with faults, and where they stand in it. */
export interface Planted {
  places: readonly string[];
  lines: RecordLine[];
}

/** The line that begins a record of planted faults. */
function runLine({ apiVersion, seed }: Planting): RecordLine {
  return {
    type: 'run',
    format: 1,
    runId: `planted-${seed}`,
    startedAt: new Date().toISOString(),
    tool: { name: 'partner-api-conformance', version: '0.0.0' },
    apiVersion,
    contractHash: '',
    configurationHash: '',
    target: { name: 'sandbox', baseUrl: 'http://127.0.0.1', strictness: 'all', sandbox: true },
    seed,
    failOn: 'fail',
    environment: { node: process.version, platform: process.platform },
  };
}

/**
 * Carries out what concerns faults, or everything, against a sandbox that has them.
 * @param known names of places that need not be carried out again
 * @returns `nowhere` where the version has no place for one of them, `known` at a place that is known
 */
export async function carryOutPlanted(
  planting: Planting,
  known: readonly string[] = [],
): Promise<Planted | 'nowhere' | 'known'> {
  const { apiVersion, seed, faults, everything } = planting;
  const wanted = faults.flatMap((fault) => expectationOf(fault) ?? []);
  const responseTimeMs = Math.min(...wanted.flatMap(({ responseTimeMs: ms }) => ms ?? []), 15_000);
  const options = { apiVersion, seed, faults, responseTimeMs };
  const lines: RecordLine[] = [];
  const at: Place[] = [];
  const within = async (work: (harness: Harness) => Promise<void>): Promise<void> => {
    const harness = await openHarness(options);
    try {
      if (at.length === 0) for (const fault of faults) at.push((await placeOf(harness, fault)) ?? {});
      if (isLost(at) || known.includes(at.map(placeName).join(' '))) return;
      await work(harness);
      const { told } = await judgeRemaining(harness);
      lines.push(...harness.lines, ...told);
    } finally {
      await harness.close();
    }
  };
  await within(async (harness) => {
    const { session, contract, data } = harness;
    const named = at.flatMap(({ operations = [] }) => operations);
    const concerned = everything
      ? selectOperations(contract, {})
      : [...new Set(named)].flatMap((id) => contract.operations.get(id) ?? []);
    const phases = [...new Set(wanted.flatMap((one) => one.phases ?? []))];
    const chosen = everything ? selectPhases({}) : phases.length === 0 ? [] : selectPhases({ phases });
    if (chosen.length > 0)
      for (const { id } of concerned)
        await runOperation(session, id, { phases: chosen, data: data(faults[0] ?? '', id) });
    const asked = new Set(wanted.flatMap((one) => one.flows ?? []));
    for (const { id, run } of flows) if (everything || asked.has(id)) await run(session, data('flow', id));
    const webhooks = at.flatMap((place) => place.webhooks ?? []);
    if (!everything && webhooks.length > 0) await runWebhookCases(harness, webhooks);
  });
  const places = at.map(placeName);
  if (isLost(at)) return 'nowhere';
  if (known.includes(places.join(' '))) return 'known';
  if (everything) await within((harness) => runWebhookCases(harness));
  return { places, lines: [runLine(planting), ...lines, { type: 'end', at: new Date().toISOString() }] };
}

function isLost(places: readonly Place[]): boolean {
  return places.some((place) => Object.keys(place).length === 0);
}
