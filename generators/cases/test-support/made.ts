import type { Contract, Operation } from '../../../contracts/model/types.js';
import { createData } from '../../data/data.js';
import { baseRequest, type BaseRequest } from '../base.js';
import type { RequestCase } from '../case.js';
import type { CaseTemplate, Phase, PhaseId } from '../phase.js';
import { phases } from '../phases.js';
import { validRequestOf } from '../valid-requests.js';

/** A template with what it was made for, and the case that it gives. */
export interface Made {
  operation: Operation;
  base: BaseRequest;
  template: CaseTemplate;
  planned: RequestCase;
}

/** Every case of some phases of a contract with one seed; objects of the bases do not exist anywhere. */
export function madeBy(contract: Contract, seed: number, ids?: readonly PhaseId[]): Made[] {
  const chosen = phases.filter(({ id }) => ids?.includes(id) ?? true);
  return [...contract.operations.values()].flatMap((operation) => madeFor(contract, operation, seed, chosen));
}

/** Every case that phases, or rules of a phase, make of one operation. */
export function madeFor(
  contract: Contract,
  operation: Operation,
  seed: number,
  chosen: readonly Pick<Phase, 'templates'>[],
): Made[] {
  const data = createData(seed, operation.id);
  const base = baseRequest(contract, operation, validRequestOf(operation.id), {}, data);
  return chosen
    .flatMap((phase) => phase.templates({ contract, operation, base, data }))
    .map((template) => ({ operation, base, template, planned: template.build(base) }));
}
