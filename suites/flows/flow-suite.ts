import { loadContract } from '../../contracts/model/load.js';
import { readRunContext } from '../../engine/run-context.js';
import { wantsThisFlow } from '../../engine/selection.js';
import { test } from '../support/fixtures.js';
import { isPossible, type Flow } from './flow.js';
import { flows } from './index.js';

/** One test per flow that is chosen, wanted by the run, and possible in the version. */
export function flowSuite(isChosen: (flow: Flow) => boolean): void {
  const { apiVersion, contractFolders, selection } = readRunContext();
  const contract = loadContract(apiVersion, contractFolders);
  for (const flow of flows)
    if (isChosen(flow) && wantsThisFlow(selection, flow) && isPossible(flow, contract))
      test(flow.about, ({ judged, data }) => flow.run(judged, data));
}

/** The same for flows of some areas that need nothing for themselves alone. */
export function areaSuite(...areas: readonly Flow['area'][]): void {
  flowSuite(({ lane, area }) => lane === 'parallel' && areas.includes(area));
}
