import { flowParts } from '../parts.js';
import { test } from '../support/fixtures.js';
import { suitePlan } from '../support/plan.js';
import type { Flow } from './flow.js';

/** One test per flow that is chosen, wanted by the run, and possible in the version. */
export async function flowSuite(isChosen: (flow: Flow) => boolean): Promise<void> {
  for (const part of flowParts(await suitePlan(), isChosen))
    test(part.title, ({ judged, run }) => part.carryOut(judged, run));
}

/** The same for flows of some areas that need nothing for themselves alone. */
export function areaSuite(...areas: readonly Flow['area'][]): Promise<void> {
  return flowSuite(({ lane, area }) => lane === 'parallel' && areas.includes(area));
}
