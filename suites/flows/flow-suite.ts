import { wantsThisFlow } from '../../engine/selection.js';
import { test } from '../support/fixtures.js';
import { suitePlan } from '../support/plan.js';
import { isPossible, type Flow } from './flow.js';
import { flows } from './index.js';

/** One test per flow that is chosen, wanted by the run, and possible in the version. */
export async function flowSuite(isChosen: (flow: Flow) => boolean): Promise<void> {
  const { contract, selection } = await suitePlan();
  for (const flow of flows)
    if (isChosen(flow) && wantsThisFlow(selection, flow) && isPossible(flow, contract))
      test(flow.about, ({ judged, data }) => flow.run(judged, data));
}

/** The same for flows of some areas that need nothing for themselves alone. */
export function areaSuite(...areas: readonly Flow['area'][]): Promise<void> {
  return flowSuite(({ lane, area }) => lane === 'parallel' && areas.includes(area));
}
