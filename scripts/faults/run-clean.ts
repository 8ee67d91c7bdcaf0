import type { ApiVersion } from '../../contracts/model/typed.js';
import type { Outcome } from '../../engine/record/format.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectOperations, selectPhases } from '../../engine/selection.js';
import { flows } from '../../suites/flows/index.js';
import { judgeRemaining } from './remaining.js';
import { openHarness, type Harness, type HarnessOptions } from './harness.js';
import { runWebhookCases } from './webhooks.js';

/** Everything against a faultless sandbox; gives what was found, which is nothing. */
export async function runClean(apiVersion: ApiVersion, seed: number): Promise<string[]> {
  return (await runEverything(() => ({ apiVersion, seed }))).alarms.map(({ text }) => text);
}

/** A finding, or a case that could not be carried out. */
export interface Alarm {
  outcome: Outcome;
  text: string;
}

/** What everything that can be carried out against a sandbox came to. */
export interface Everything {
  alarms: Alarm[];
  /** How many cases ended with each outcome. */
  outcomes: Partial<Record<Outcome, number>>;
}

/**
 * Carries out all cases, flows and scenarios of deliveries of a version.
 * @param optionsOf asked once for each sandbox: scenarios of deliveries script the sink's answers and move the clock, so that they
 *   have one of their own
 */
export async function runEverything(optionsOf: (part: 'calls' | 'retries') => HarnessOptions): Promise<Everything> {
  const requests = await seenIn(optionsOf('calls'), async ({ session, contract, data }) => {
    const phases = selectPhases({});
    for (const { id } of selectOperations(contract, {})) await runOperation(session, id, { phases, data: data(id) });
    for (const { id, run } of flows) await run(session, data('flow', id));
  });
  const deliveries = await seenIn(optionsOf('retries'), (harness) => runWebhookCases(harness));
  const all = [...requests.outcomes, ...deliveries.outcomes];
  return {
    alarms: [...requests.alarms, ...deliveries.alarms],
    outcomes: Object.fromEntries(
      [...new Set(all)].map((outcome) => [outcome, all.filter((other) => other === outcome).length]),
    ),
  };
}

async function seenIn(
  options: HarnessOptions,
  work: (harness: Harness) => Promise<void>,
): Promise<{ alarms: Alarm[]; outcomes: Outcome[] }> {
  const harness = await openHarness(options);
  try {
    await work(harness);
    const remaining = await judgeRemaining(harness);
    const { results } = harness.session;
    const troubles = harness.lines.flatMap((line): Alarm[] =>
      line.type === 'error' ? [{ outcome: 'error', text: `${line.where} ${line.message}` }] : [],
    );
    // A word that the contract does not list is no finding where its spelling is open: the sandbox has to keep to the list.
    const unlisted = harness.lines.flatMap((line): Alarm[] =>
      line.type === 'judgement' && line.outcome === 'pass' && line.check.endsWith('-drift')
        ? [{ outcome: 'pass', text: `${line.caseId} ${line.check} ${line.pointer ?? ''} ${line.message}` }]
        : [],
    );
    const alarms = results.flatMap(({ id, problems }) =>
      problems
        .filter(({ outcome, level }) => level !== undefined || outcome === 'error')
        .map(({ outcome, check, message, pointer = '' }) => ({
          outcome,
          text: `${id} ${check} ${pointer} ${message}`,
        })),
    );
    const late = remaining.problems.map(({ outcome, caseId, check, message, pointer = '' }) => ({
      outcome,
      text: `${caseId} ${check} ${pointer} ${message}`,
    }));
    return { alarms: [...troubles, ...unlisted, ...alarms, ...late], outcomes: results.map(({ outcome }) => outcome) };
  } finally {
    await harness.close();
  }
}
