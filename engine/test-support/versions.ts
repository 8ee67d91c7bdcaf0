import { loadContract } from '../../contracts/model/load.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { versionsOf } from '../../contracts/model/versions.js';
import type { ExchangeInput } from '../checks/check.js';
import { accepted } from './inputs.js';

export interface DocumentedAnswers {
  version: string;
  /** One answer per documented example, as the operation would give it. */
  examples: { name: string; input: ExchangeInput }[];
}

/** The documented answers of every packaged version: none of them may be a false alarm. */
export function packagedVersions(): DocumentedAnswers[] {
  return versionsOf().map((version) => {
    const contract = loadContract(version);
    const validator = new ContractValidator(contract);
    const examples = [...contract.operations.values()].flatMap((operation) =>
      Object.entries(operation.object.responses).flatMap(([status, { content }]) =>
        Object.entries(content ?? {}).flatMap(([mediaType, { examples: shown }]) =>
          Object.entries(shown ?? {}).map(([name, { value }]) => {
            const { id, method, path } = operation;
            const body = typeof value === 'string' ? value : JSON.stringify(value);
            const response = { status: Number(status), headers: { 'content-type': mediaType }, body };
            const request = { method, url: `http://127.0.0.1:1${path}`, headers: {} };
            const exchange = { id: 'e1', operationId: id, request, response, startedAt: 1000, durationMs: 5 };
            const planned = {
              kind: 'request' as const,
              id: `${id}:examples:${name}`,
              phase: 'examples',
              rule: name,
              name: 'A documented example',
              operationId: id,
              request: { method, path, headers: {} },
              authentication: 'valid' as const,
              expect: accepted,
            };
            return {
              name: `${id} ${status} ${name}`,
              input: { contract, validator, case: planned, operation, exchange, response },
            };
          }),
        ),
      ),
    );
    return { version, examples };
  });
}
