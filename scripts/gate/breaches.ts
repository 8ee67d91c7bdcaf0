import { valueAt, generalise, toPointer } from '../../contracts/model/pointer.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import type { RecordLine } from '../../engine/record/format.js';
import { compiled } from '../faults/harness.js';

/** What is said, and the schema that it is held to; nothing where it is none of the contract's. */
function saidIn(line: RecordLine, version: ApiVersion): { what: string; pointer: string; body: string } | undefined {
  const { contract } = compiled(version);
  if (line.type === 'exchange' && line.response) {
    const { status, body } = line.response;
    const operation = contract.operations.get(line.operationId);
    const responses = ['responses', String(status), 'content', 'application/json', 'schema'];
    return operation && { what: `${operation.id} ${status}`, pointer: operation.pointer + toPointer(responses), body };
  }
  if (line.type !== 'delivery') return undefined;
  const webhook = contract.webhooks.get(line.webhookId ?? '');
  return webhook && { what: webhook.id, pointer: webhook.schemaPointer, body: line.request.body ?? '' };
}

/** Where answers and deliveries do not keep to a version's contract. */
export function breachesOf(lines: readonly RecordLine[], version: ApiVersion): Set<string> {
  const { contract, validator } = compiled(version);
  const found = lines.flatMap((line): string[] => {
    const said = saidIn(line, version);
    if (!said || said.body === '') return [];
    const { what, pointer, body } = said;
    if (valueAt(contract.document, pointer) === undefined) return [`${what} is not listed`];
    try {
      return validator
        .violations(pointer, JSON.parse(body), 'tolerant')
        .map((violation) => `${what} ${generalise(violation.pointer)} ${violation.keyword}`);
    } catch {
      return [`${what} is no JSON`];
    }
  });
  return new Set(found);
}
