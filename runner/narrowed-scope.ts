import { scanRecord } from '../engine/record/reader.js';
import type { ScopeLine } from '../engine/record/format.js';
import {
  selectOperations,
  selectPhases,
  titleOf,
  wantsFlow,
  wantsThisFlow,
  type Selection,
} from '../engine/selection.js';
import { isPossible } from '../suites/flows/flow.js';
import { flows } from '../suites/flows/index.js';
import type { ChosenContract } from './contract.js';
import { scopeOf } from './scope.js';

/** Titles of all tests that a selection has. */
function titlesIn({ contract, identification }: ChosenContract, selection: Selection): string[] {
  const operations = selectPhases(selection).length > 0 ? selectOperations(contract, selection) : [];
  const wanted = identification
    ? []
    : flows.filter((flow) => wantsThisFlow(selection, flow) && isPossible(flow, contract));
  const webhooks = !identification && wantsFlow(selection, 'retries') ? [...contract.webhooks.values()] : [];
  return [...operations.map(titleOf), ...wanted.map(({ about }) => about), ...webhooks.map(titleOf)];
}

/** Operations and webhooks that a record has cases of. */
async function subjectsIn(record: string): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  await scanRecord(record, ({ line: { operationId, webhookId } }) => {
    for (const id of [operationId, webhookId]) if (id !== undefined) seen.add(id);
  });
  return seen;
}

/**
 * What a run was asked to test whose tests were chosen one by one, by a pattern of titles or by names of files: the operations
 * whose tests began; of flows alone, what they called. `undefined` where every test began.
 */
export async function narrowedScope(
  chosen: ChosenContract,
  selection: Selection,
  begun: ReadonlySet<string>,
  record: string,
): Promise<ScopeLine | undefined> {
  const titles = titlesIn(chosen, selection);
  const left = titles.filter((title) => !begun.has(title)).length;
  if (left === 0) return undefined;
  const { contract } = chosen;
  const own = [...contract.operations.values(), ...contract.webhooks.values()]
    .filter((subject) => begun.has(titleOf(subject)))
    .map(({ id }) => id);
  const asked = own.length > 0 ? new Set(own) : await subjectsIn(record);
  const scope = scopeOf(selection, chosen);
  return {
    ...scope,
    areas: scope.areas.flatMap(({ name, subjects }) => {
      const kept = subjects.filter((id) => asked.has(id));
      return kept.length > 0 ? [{ name, subjects: kept }] : [];
    }),
    leftOut: [
      ...scope.leftOut,
      { option: "Playwright's choice", what: `leaves out ${left} of ${titles.length} tests` },
    ],
  };
}
