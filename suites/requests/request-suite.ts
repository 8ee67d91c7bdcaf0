import { loadContract } from '../../contracts/model/load.js';
import { readRunContext } from '../../engine/run-context.js';
import { runAnyOperation } from '../../engine/run-any-operation.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectOperations, selectPhases, titleOf } from '../../engine/selection.js';
import { test } from '../support/fixtures.js';
import { groups } from './groups.js';

/** One test per operation of a group, or of none, with all the cases that the phases make of it. */
export function requestSuite(group: string): void {
  const { apiVersion, contractFolders, selection, unknownApi } = readRunContext();
  const phases = selectPhases(selection);
  const carryOut = unknownApi ? runAnyOperation : runOperation;
  for (const operation of selectOperations(loadContract(apiVersion, contractFolders), selection)) {
    const tags = operation.object.tags ?? [];
    const own = Object.entries(groups).find(([, named]) => named.some((tag) => tags.includes(tag)))?.[0] ?? 'others';
    if (own !== group) continue;
    test(titleOf(operation), ({ judged, data }) => carryOut(judged, operation.id, { phases, data }));
  }
}
