import { baseRequest, requestOf } from '../../generators/cases/base.js';
import { caseId, type RequestCase } from '../../generators/cases/case.js';
import { answered } from '../../generators/cases/expectations.js';
import { validRequestOf } from '../../generators/cases/valid-requests.js';
import type { Data } from '../../generators/data/data.js';
import { operationOf } from '../../contracts/model/look-up.js';
import type { Contract } from '../../contracts/model/types.js';
import type { Call } from '../model/kind.js';

/** The phase of what exploration sends. */
export const explorationPhase = 'exploration';
/** The rule of cases whose answers all agreed with the model. */
export const heldRule = 'agrees';

/** A request of an operation, valid but for what the call changes. */
export function plannedFor(
  contract: Contract,
  operationId: string,
  { values, body = {}, without = [], query }: Call & { query?: Readonly<Record<string, string>> },
  data: Data,
): RequestCase {
  const operation = operationOf(contract, operationId);
  const row = validRequestOf(operationId);
  const base = baseRequest(
    contract,
    operation,
    {
      ...row,
      body: { ...row.body, ...body },
      query: { ...row.query, ...query },
      omit: [...(row.omit ?? []).filter((name) => !Object.hasOwn(body, name)), ...without],
    },
    values,
    data,
  );
  return {
    kind: 'request',
    id: caseId(operationId, explorationPhase, 'step'),
    phase: explorationPhase,
    rule: 'step',
    name: operation.object.summary ?? operationId,
    operationId,
    request: requestOf(operation, base),
    authentication: operation.object.security?.length === 0 ? 'none' : 'valid',
    expect: answered('what the model says'),
  };
}
