import { loadContract } from '../../contracts/model/load.js';
import { costOf } from '../../engine/budget.js';
import { readRunContext } from '../../engine/run-context.js';
import { runAnyOperation } from '../../engine/run-any-operation.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectOperations, selectPhases, titleOf } from '../../engine/selection.js';
import { usualShrinking } from '../../engine/shrinking.js';
import { test } from '../support/fixtures.js';
import { groups } from './groups.js';

/** One test per operation of a group, or of none, with all the cases that the phases make of it. */
export function requestSuite(group: string): void {
  const { apiVersion, contractFolders, selection, unknownApi, care } = readRunContext();
  const phases = selectPhases(selection);
  const carryOut = unknownApi ? runAnyOperation : runOperation;
  const contract = loadContract(apiVersion, contractFolders);
  for (const operation of selectOperations(contract, selection)) {
    const tags = operation.object.tags ?? [];
    const own = Object.entries(groups).find(([, named]) => named.some((tag) => tags.includes(tag)))?.[0] ?? 'others';
    if (own !== group) continue;
    // What calls cost at a real target is for cases that were foreseen.
    const shrinking = care && costOf(contract.facts, operation.id) !== undefined ? 0 : usualShrinking;
    test(titleOf(operation), ({ judgedInBulk, data }) =>
      carryOut(judgedInBulk, operation.id, { phases, data, shrinking }),
    );
  }
}
