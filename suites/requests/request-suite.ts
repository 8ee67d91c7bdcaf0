import { costOf } from '../../engine/budget.js';
import { runAnyOperation } from '../../engine/run-any-operation.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectOperations, selectPhases, titleOf } from '../../engine/selection.js';
import { usualShrinking } from '../../engine/shrinking.js';
import { test } from '../support/fixtures.js';
import { suitePlan } from '../support/plan.js';
import { groups } from './groups.js';

/** One test per operation of a group, or of none, with all the cases that the phases make of it. */
export async function requestSuite(group: string): Promise<void> {
  const { contract, selection, unknownApi } = await suitePlan();
  const phases = selectPhases(selection);
  if (phases.length === 0) return;
  const carryOut = unknownApi ? runAnyOperation : runOperation;
  for (const operation of selectOperations(contract, selection)) {
    const tags = operation.object.tags ?? [];
    const own = Object.entries(groups).find(([, named]) => named.some((tag) => tags.includes(tag)))?.[0] ?? 'others';
    if (own !== group) continue;
    const title = titleOf(operation);
    test(title, ({ judged, data, run }) => {
      // What calls cost at a real target is for cases that were foreseen.
      const shrinking = run.care && costOf(contract.facts, operation.id) !== undefined ? 0 : usualShrinking;
      return carryOut(judged, operation.id, { phases, data, shrinking });
    });
  }
}
