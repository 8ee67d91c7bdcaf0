import type { ContractValidator } from '../../contracts/model/validate.js';
import type { Contract } from '../../contracts/model/types.js';
import { baseRequest } from '../../generators/cases/base.js';
import type { RequestCase } from '../../generators/cases/case.js';
import { phases } from '../../generators/cases/phases.js';
import { requestSchemaPointer } from '../../generators/cases/requests.js';
import { validRequestOf } from '../../generators/cases/valid-requests.js';
import { createData } from '../../generators/data/data.js';

/** Every case of a contract that one seed gives, those of all phases. */
export function casesOf(contract: Contract, seed: number): RequestCase[] {
  return [...contract.operations.values()].flatMap((operation) => {
    const data = createData(seed, operation.id);
    const base = baseRequest(contract, operation, validRequestOf(operation.id), {}, data);
    return phases
      .flatMap((phase) => phase.templates({ contract, operation, base, data }))
      .map((template) => template.build(base));
  });
}

/** The value of a body that is JSON. */
export function readBody(text: string | undefined): { value: unknown } | undefined {
  try {
    return text === undefined ? undefined : { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Validates the body of every case that has a readable one; gives how many break the contract. */
export function countInvalid(contract: Contract, validator: ContractValidator, cases: readonly RequestCase[]): number {
  return cases.filter(({ operationId, request }) => {
    const operation = contract.operations.get(operationId);
    const pointer = operation && requestSchemaPointer(operation);
    const body = readBody(request.body);
    return pointer !== undefined && body && validator.violations(pointer, body.value, 'exact').length > 0;
  }).length;
}

/** What has to be done at least to have the bodies on the wire and to read them. */
export function writeAndRead(values: readonly unknown[]): number {
  return values.reduce<number>((length, value) => {
    const text = JSON.stringify(value);
    JSON.parse(text);
    return length + text.length;
  }, 0);
}
