import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { listedStatus } from '../../contracts/model/listed-status.js';
import { evidenceOf } from '../../contracts/model/look-up.js';
import { reachesOperation } from '../judging/answer.js';
import type { ExchangeCheck } from './check.js';

/** A document has to cover success and the errors that its author knows of; it need not foresee every status. */
const openRefusals: Evidence = { grade: 'assumed', source: 'OpenAPI Specification 3.1, Responses Object' };

export const statusListed: ExchangeCheck = {
  id: 'status-listed',
  title: 'The status is one the operation lists',
  about:
    'The operation answered with a status that its documentation does not list; clients are not prepared for it. Have the page list the status, or the server answer a listed one.',
  restsOn:
    'The weakest listed status of the same class. Of an OpenAPI document alone nobody says that it lists every refusal: there, another 4xx is information. A success that only `default` covers says nothing, either way.',
  judge({ contract, operation, response, exchange }) {
    if (!reachesOperation(exchange, operation)) return [];
    const listed = Object.keys(operation.object.responses);
    const own = listedStatus(operation, response.status);
    // It takes whatever comes: that a success falls under it proves nothing.
    if (own === 'default' && response.status < 400) return [];
    const holds = own !== undefined;
    const evidenceFor = (status: string) => evidenceOf(contract, `${operation.pointer}/responses/${status}`);
    const sameClass = listed.filter((status) => status[0] === String(response.status)[0]);
    const isOpen = operation.object['x-open-refusals'] === true && response.status >= 400 && response.status < 500;
    const unlisted = (): Evidence =>
      isOpen ? openRefusals : weakestEvidence((sameClass.length > 0 ? sameClass : listed).map(evidenceFor));
    const evidence = own === undefined ? unlisted() : evidenceFor(own);
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
