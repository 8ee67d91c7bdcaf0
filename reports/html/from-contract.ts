import type { Defect } from '../../contracts/lint/defect.js';
import { machineShownBy } from '../../contracts/model/machines.js';
import type { Contract, Operation } from '../../contracts/model/types.js';
import type { ReportContract, ReportMachine, ReportStatus } from './contract.js';
import { inputsOf } from './coverage/inputs.js';

function areaOf(tags: readonly string[] = []): { area?: string } {
  return tags[0] === undefined ? {} : { area: tags[0] };
}

function statusesOf({ object }: Operation): ReportStatus[] {
  return Object.entries(object.responses).map(([status, response]) => ({
    status,
    codes: (response['x-error-codes'] ?? []).map(({ code }) => code),
  }));
}

function machinesOf({ facts, operations, webhooks }: Contract): ReportMachine[] {
  return facts.stateMachines.map(({ id, entity, states, transitions }) => {
    const shown = (key: string): boolean => machineShownBy(facts, key)?.id === id;
    const byOperation = [...operations.values()].filter((operation) => shown(operation.id));
    const identity = /\{([^}]+)\}[^{]*$/.exec(byOperation[0]?.path ?? '')?.[1];
    return {
      id,
      entity,
      states,
      transitions,
      shownBy: [...byOperation.map((operation) => operation.id), ...[...webhooks.keys()].filter(shown)],
      ...(identity !== undefined && { identity }),
    };
  });
}

/** What the report shows of a contract, and of the defects of the documentation behind it. */
export function reportContract(contract: Contract, defects: readonly Defect[]): ReportContract {
  const { facts, document } = contract;
  return {
    operations: [...contract.operations.values()].map((operation) => ({
      id: operation.id,
      method: operation.method,
      path: operation.path,
      title: operation.object.summary,
      ...areaOf(operation.object.tags),
      evidence: operation.evidence,
      statuses: statusesOf(operation),
      inputs: inputsOf(operation, document),
    })),
    webhooks: [...contract.webhooks.values()].map(({ id, method, path, object, evidence }) => ({
      id,
      method,
      path,
      title: object.summary,
      ...areaOf(object.tags),
      evidence,
    })),
    editions: facts.editions.map(({ id, siteUrl }) => ({ id, siteUrl })),
    defects,
    errorCodes: facts.errorCodes.map(({ code, status, label }) => ({ code, status, label })),
    machines: machinesOf(contract),
    // An API that nothing but its document is known of has no such fact.
    retryDelays: (facts as Partial<typeof facts>).webhookDelivery?.retries.delaysSeconds ?? [],
  };
}
