import type { Defect } from '../../contracts/lint/defect.js';
import type { Contract } from '../../contracts/model/types.js';
import type { ReportContract } from './contract.js';

function areaOf(tags: readonly string[] = []): { area?: string } {
  return tags[0] === undefined ? {} : { area: tags[0] };
}

/** What the report shows of a contract, and of the defects of the documentation behind it. */
export function reportContract(contract: Contract, defects: readonly Defect[]): ReportContract {
  return {
    operations: [...contract.operations.values()].map(({ id, method, path, object, evidence }) => ({
      id,
      method,
      path,
      title: object.summary,
      ...areaOf(object.tags),
      evidence,
    })),
    webhooks: [...contract.webhooks.values()].map(({ id, path, object, evidence }) => ({
      id,
      path,
      title: object.summary,
      ...areaOf(object.tags),
      evidence,
    })),
    editions: contract.facts.editions.map(({ id, siteUrl }) => ({ id, siteUrl })),
    defects,
  };
}
