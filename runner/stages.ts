import { fixtureStates, fixtureUsers, type Fixtures } from '../engine/fixtures.js';
import type { RunContext, Stage } from '../engine/run-context.js';
import { flowPhases, selectPhases, wantsFlow } from '../engine/selection.js';

/** Suites that run beside each other. The stages of a run follow one another. */
export interface SuiteStage extends Stage {
  /** Folders of the specs that run. */
  folders: string[];
  /** Which context of the run it has. */
  context?: 'webhooks' | 'exploration';
}

/** Cases of single operations. */
export const requests = 'suites/requests/';
const flows = 'suites/flows/';
/** Flows that read or move what an account shares. Its one file is carried out by one worker. */
const serial = 'suites/serial/';
/** Random sequences: one after another, in this process. */
export const exploration = 'suites/exploration/';
/** Scenarios that move the clock and script the sink's answers: alone, and after all others. */
const webhooks = 'suites/webhooks/';

/**
 * How many workers existing users suffice for, each worker having users of its own: otherwise one would see the money that
 * another moves.
 */
export function workersWith(fixtures: Fixtures, workers: number): number {
  const named = fixtureStates.flatMap((state) => fixtures[state] ?? []);
  if (named.length === 0) return workers;
  if (fixtureUsers(fixtures).length < named.length) return 1;
  const counts = fixtureStates.map((state) => fixtures[state]?.length ?? 0).filter((count) => count > 0);
  return Math.min(workers, ...counts);
}

/**
 * The stages of a run. Where workers have no accounts of their own, the serial flows wait until all else is done and then run
 * alone: nobody else moves the balance that they watch.
 */
export function stagesOf(
  { selection, target, care }: Pick<RunContext, 'selection' | 'target' | 'care'>,
  asked: number,
): SuiteStage[] {
  const workers = workersWith(care?.fixtures ?? {}, asked);
  const own = target.accounts.length >= workers;
  const hasRequests = selectPhases(selection).length > 0;
  const hasFlows = flowPhases.some(({ id, suite }) => suite === 'flows' && wantsFlow(selection, id));
  const together = [...(hasRequests ? [requests] : []), ...(hasFlows ? [flows] : [])];
  const apart = hasFlows ? [serial] : [];
  const retries = wantsFlow(selection, 'retries')
    ? [{ id: 'h', folders: [webhooks], workers: 1, context: 'webhooks' as const }]
    : [];
  const explored = selection.explore
    ? [{ id: 'x', folders: [exploration], workers: 1, context: 'exploration' as const }]
    : [];
  const stages = own
    ? [{ id: 'w', folders: [...together, ...apart], workers }]
    : [
        { id: 'w', folders: together, workers },
        { id: 's', folders: apart, workers: 1 },
      ];
  return [...stages, ...retries, ...explored].filter(({ folders }) => folders.length > 0);
}
