import { loadContract } from '../../contracts/model/load.js';
import type { Contract } from '../../contracts/model/types.js';
import { givenRunContext, type RunContext } from '../../engine/run-context.js';

/** What decides which tests there are. */
export interface SuitePlan extends Pick<RunContext, 'selection' | 'unknownApi'> {
  contract: Contract;
}

/** Specs and the configuration are not loaded by each other: a place that both know joins them. */
const place = Symbol.for('partner-api-conformance.plan');

type Plans = typeof globalThis & { [place]?: () => Promise<SuitePlan> };

/** Names who tells which tests there are where no run has been started yet, as when Playwright only lists them. */
export function providePlan(plan: () => Promise<SuitePlan>): void {
  (globalThis as Plans)[place] = plan;
}

/**
 * The plan of the run that started this process, else of the configuration.
 * @throws Error where there is neither
 */
export async function suitePlan(): Promise<SuitePlan> {
  const given = givenRunContext();
  if (given)
    return {
      contract: loadContract(given.apiVersion, given.contractFolders),
      selection: given.selection,
      unknownApi: given.unknownApi,
    };
  const provided = (globalThis as Plans)[place];
  if (!provided)
    throw new Error(
      'the suites need a target and a sink: start them with `npx conformance run`, or by a configuration of `playwrightConfig()`',
    );
  return provided();
}
