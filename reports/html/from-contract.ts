import type { Defect } from '../../contracts/lint/defect.js';
import type { Contract } from '../../contracts/model/types.js';
import type { ReportContract } from './contract.js';

/** What the report shows of a contract, and of the defects of the documentation behind it. */
export function reportContract(contract: Contract, defects: readonly Defect[]): ReportContract {
  return {
    operations: [...contract.operations.values()].map(({ id, method, path, object, evidence }) => ({
      id,
      method,
      path,
      title: object.summary,
      evidence,
    })),
    webhooks: [...contract.webhooks.values()].map(({ id, path, object, evidence }) => ({
      id,
      path,
      title: object.summary,
      evidence,
    })),
    editions: contract.facts.editions.map(({ id, siteUrl }) => ({ id, siteUrl })),
    defects,
  };
}
