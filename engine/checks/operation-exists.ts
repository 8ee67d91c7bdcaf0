import { evidenceGround } from '../../contracts/model/ground.js';
import { listedStatus } from '../../contracts/model/listed-status.js';
import { errorCodeOf, reachesOperation } from '../judging/answer.js';
import type { ExchangeCheck } from './check.js';

/** Statuses of a server that knows no such method or path. */
const unknownPlace = new Set([404, 405, 501]);

export const operationExists: ExchangeCheck = {
  id: 'operation-exists',
  title: 'The operation is there',
  about:
    'The first call was answered as by a server that knows no such method or path, without an error of the API. Where the operation is assumed, the assumption is refuted and its other cases are not carried out: take the operation out of the contract, or find where it is.',
  restsOn: 'The evidence of the operation itself.',
  judge({ operation, exchange, response, case: { authentication }, unproven = false }) {
    if (!unproven || authentication !== 'valid' || !reachesOperation(exchange, operation)) return [];
    // How errors look is not known of every API: there a listed status is an answer.
    const isListed =
      operation.object['x-open-refusals'] === true && listedStatus(operation, response.status) !== undefined;
    const holds = !unknownPlace.has(response.status) || isListed || errorCodeOf(response) !== undefined;
    const place = `${operation.method} ${operation.path}`;
    return [
      {
        check: 'operation-exists',
        holds,
        ground: evidenceGround(operation.evidence),
        message: holds
          ? `${place} is answered by the API`
          : `${place} is unknown there: ${response.status} without an error of the API`,
        expected: 'an answer of the API',
        actual: String(response.status),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
