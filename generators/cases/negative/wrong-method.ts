import { evidenceGround } from '../../../contracts/model/ground.js';
import type { Contract, Operation } from '../../../contracts/model/types.js';
import { requestOf } from '../base.js';
import { refused, unstated } from '../expectations.js';
import { templateOf, type CaseRule } from '../phase.js';

/** The least harmful first: a method that some other operation of the path has must not be hit by accident. */
const methods = ['PUT', 'POST', 'PATCH'] as const;

/** Whether a concrete path could be one of a template. */
function couldBe(template: string, path: string): boolean {
  const [parts, others] = [template.split('/'), path.split('/')];
  return (
    parts.length === others.length &&
    parts.every((part, index) => part === others[index] || part.includes('{') || others[index]?.includes('{'))
  );
}

function freeMethod(contract: Contract, operation: Operation): string | undefined {
  const taken = [...contract.operations.values()]
    .filter(({ path }) => couldBe(path, operation.path))
    .map(({ method }) => method);
  return methods.find((method) => !taken.includes(method));
}

/** A method that no operation of the path has. */
export const wrongMethod: CaseRule = {
  id: 'wrong-method',
  about: 'a method that the path does not have',
  templates({ contract, operation }) {
    const method = freeMethod(contract, operation);
    if (method === undefined) return [];
    const ground = evidenceGround(unstated('that other methods are refused'));
    return [
      templateOf(operation, {
        phase: 'negative',
        rule: 'wrong-method',
        name: `sent as ${method}`,
        expect: refused('validation', ground, undefined, { protocolStatuses: [404, 405, 501] }),
        request: (given) => ({ ...requestOf(operation, given), method }),
      }),
    ];
  },
};
