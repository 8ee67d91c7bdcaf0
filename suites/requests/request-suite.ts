import { selectOperations, selectPhases, titleOf } from '../../engine/selection.js';
import { test } from '../support/fixtures.js';
import { suitePlan } from '../support/plan.js';
import { carryOutOperation } from './carry-out.js';
import { groups } from './groups.js';

/** One test per operation of a group, or of none, with all the cases that the phases make of it. */
export async function requestSuite(group: string): Promise<void> {
  const { contract, selection } = await suitePlan();
  if (selectPhases(selection).length === 0) return;
  for (const operation of selectOperations(contract, selection)) {
    const tags = operation.object.tags ?? [];
    const own = Object.entries(groups).find(([, named]) => named.some((tag) => tags.includes(tag)))?.[0] ?? 'others';
    if (own !== group) continue;
    test(titleOf(operation), ({ judged: session, data, run }) =>
      carryOutOperation({ session, data }, run, contract, operation),
    );
  }
}
