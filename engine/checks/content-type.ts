import { listedStatus } from '../../contracts/model/listed-status.js';
import { evidenceOf } from '../../contracts/model/look-up.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import { mediaType } from '../exchange.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { reachesOperation } from './answer.js';
import type { ExchangeCheck } from './check.js';

/** Whether a media type is one, or of a range of them: `application/*` (RFC 9110, 12.5.1; OpenAPI's media type ranges). */
function isWithin(actual: string, range: string): boolean {
  if (!range.endsWith('/*')) return actual === range;
  return actual !== '' && (range === '*/*' || actual.startsWith(range.slice(0, -1)));
}

export const contentType: ExchangeCheck = {
  id: 'content-type',
  title: 'The content type is the documented one',
  about:
    'The answer is labelled with another media type than documented; clients that trust the label misread it. Have the label corrected; do not parse by guess.',
  restsOn: 'The media types that the contract lists for the status.',
  judge({ contract, operation, response, exchange }) {
    const status = listedStatus(operation, response.status) ?? '';
    const listed = Object.keys(operation.object.responses[status]?.content ?? {});
    const [first] = listed;
    if (first === undefined || !reachesOperation(exchange, operation)) return [];
    const actual = mediaType(response.headers['content-type']);
    const fitting = listed.find((range) => isWithin(actual, mediaType(range)));
    const holds = fitting !== undefined;
    const pointer = `${operation.pointer}/responses/${status}/content/${escapeToken(fitting ?? first)}`;
    return [
      {
        check: 'content-type',
        holds,
        ground: evidenceGround(evidenceOf(contract, pointer)),
        message: holds ? `sent as ${actual}` : `sent as ${actual || 'nothing'} instead of ${listed.join(' or ')}`,
        expected: listed.join(' or '),
        actual: actual || 'no Content-Type header',
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
