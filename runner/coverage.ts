import type { Facts } from '../contracts/model/facts.js';
import type { CoverageLine } from '../engine/record/format.js';
import { flowPhases, selectOperations, type Selection } from '../engine/selection.js';
import { untestableMachines } from '../generators/cases/machine-coverage.js';
import { phases } from '../generators/cases/phases.js';
import { statusCoverage, unreached, type Aiming } from '../generators/cases/status-coverage.js';
import type { ChosenContract } from './contract.js';
import { rehearse } from './rehearsal.js';

/** Every phase that makes cases which aim at an answer. */
const aiming = [
  ...phases.filter(({ byDefault }) => byDefault).map(({ id }) => id),
  ...flowPhases.filter(({ suite }) => suite === 'flows').map(({ id }) => id),
];

/** Whether a run is asked for everything, but for its share: one that is asked for parts says nothing of the whole. */
export function isWhole({ suites, phases: wanted, operations }: Selection): boolean {
  return suites === undefined && wanted === undefined && operations === undefined;
}

/**
 * What of a contract the suites cannot reach, whatever a target can do: listed statuses and codes at which no case aims, and
 * states that cannot be told. It does not depend on shard or seed. What a target lacks is the reason of skipped cases instead.
 */
export async function outOfReach({
  contract,
  identification,
}: Pick<ChosenContract, 'contract' | 'identification'>): Promise<CoverageLine[]> {
  const { requests, machines, codes } = await rehearse({
    contract,
    unknownApi: identification !== undefined,
    selection: { phases: aiming },
    seed: 1,
    sandbox: true,
    can: () => true,
    otherAccount: true,
  });
  const cases: (Aiming & { operationId: string })[] = [
    ...requests.map(({ planned }) => planned),
    ...codes.map(({ code, ...row }) => ({ ...row, expect: { kind: 'refused' as const, code } })),
  ];
  const statuses = selectOperations(contract, {}).flatMap((operation) => {
    const own = cases.filter(({ operationId }) => operationId === operation.id);
    return unreached(statusCoverage(contract, operation, own)).map((row): CoverageLine => ({
      type: 'coverage',
      kind: 'status-unreachable',
      subject: operation.id,
      ...row,
    }));
  });
  // Of another API nothing is known but its document.
  const { stateMachines = [] } = contract.facts as Partial<Facts>;
  return [
    ...statuses,
    ...untestableMachines(stateMachines, machines).map(({ machine, ...row }): CoverageLine => ({
      type: 'coverage',
      kind: 'machine-untestable',
      subject: machine,
      ...row,
    })),
  ];
}
