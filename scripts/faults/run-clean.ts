import type { ApiVersion } from '../../contracts/model/typed.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectOperations, selectPhases } from '../../engine/selection.js';
import { flows } from '../../suites/flows/index.js';
import { openHarness, type Harness, type HarnessOptions } from './harness.js';
import { runWebhookCases } from './webhooks.js';

/** Everything against a faultless sandbox; gives what was found, which is nothing. */
export async function runClean(apiVersion: ApiVersion, seed: number): Promise<string[]> {
  const requests = await alarmsOf({ apiVersion, seed }, async ({ session, contract, data }) => {
    const phases = selectPhases({});
    for (const { id } of selectOperations(contract, {})) await runOperation(session, id, { phases, data: data(id) });
    for (const { id, run } of flows) await run(session, data('flow', id));
  });
  // Apart, because these script the sink's answers and move the clock.
  const deliveries = await alarmsOf({ apiVersion, seed }, runWebhookCases);
  return [...requests, ...deliveries];
}

async function alarmsOf(options: HarnessOptions, work: (harness: Harness) => Promise<void>): Promise<string[]> {
  const harness = await openHarness(options);
  try {
    await work(harness);
    const troubles = harness.lines.flatMap((line) => (line.type === 'error' ? [`${line.where} ${line.message}`] : []));
    const alarms = harness.session.results.flatMap(({ id, problems }) =>
      problems
        .filter(({ outcome, level }) => level !== undefined || outcome === 'error')
        .map(({ check, message, pointer = '' }) => `${id} ${check} ${pointer} ${message}`),
    );
    return [...troubles, ...alarms];
  } finally {
    await harness.close();
  }
}
