import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceOf } from '../../contracts/model/look-up.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { reachesOperation } from './answer.js';
import type { ExchangeCheck } from './check.js';

export const statusListed: ExchangeCheck = {
  id: 'status-listed',
  title: 'The status is one the operation lists',
  about:
    'The operation answered with a status that its documentation does not list; clients are not prepared for it. Have the page list the status, or the server answer a listed one.',
  restsOn: 'The weakest listed status of the same class.',
  judge({ contract, operation, response, exchange }) {
    if (!reachesOperation(exchange, operation)) return [];
    const listed = Object.keys(operation.object.responses);
    const holds = listed.includes(String(response.status));
    const evidenceFor = (status: string) => evidenceOf(contract, `${operation.pointer}/responses/${status}`);
    const sameClass = listed.filter((status) => status[0] === String(response.status)[0]);
    const evidence = holds
      ? evidenceFor(String(response.status))
      : weakestEvidence((sameClass.length > 0 ? sameClass : listed).map(evidenceFor));
    return [
      {
        check: 'status-listed',
        holds,
        ground: evidenceGround(evidence),
        message: holds ? `${response.status} is listed` : `${response.status} is not among the listed statuses`,
        expected: `one of ${listed.join(', ')}`,
        actual: String(response.status),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
