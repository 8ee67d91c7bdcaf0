import { evidenceGround } from '../../contracts/model/ground.js';
import { listedStatus } from '../../contracts/model/listed-status.js';
import { evidenceOf } from '../../contracts/model/look-up.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import { mediaType } from '../exchange.js';
import { reachesOperation } from '../judging/answer.js';
import { isUndeclaredPage, isWithin } from '../judging/undeclared-page.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';

/** A page that nobody asked for is told as that. */
function judgeUndeclaredPage(input: ExchangeInput, status: string): Judgement[] {
  const { contract, operation, response, exchange } = input;
  if (!isUndeclaredPage(input)) return [];
  const type = mediaType(response.headers['content-type']) || 'no Content-Type header';
  return [
    {
      check: 'content-type',
      holds: false,
      ground: evidenceGround(evidenceOf(contract, `${operation.pointer}/responses/${status}`)),
      message: `an HTML page where ${status} is documented without content`,
      expected: 'no content',
      actual: `${type}: ${response.body.slice(0, 120)}`,
      subject: { kind: 'exchange', id: exchange.id },
    },
  ];
}

export const contentType: ExchangeCheck = {
  id: 'content-type',
  title: 'The content type is the documented one',
  about:
    'The answer is labelled with another media type than documented; clients that trust the label misread it. Have the label corrected; do not parse by guess.',
  restsOn:
    'The media types that the contract lists for the status; for a page where it lists none, the listed status: it has no content.',
  judge(input) {
    const { contract, operation, response, exchange } = input;
    const status = listedStatus(operation, response.status) ?? '';
    const listed = Object.keys(operation.object.responses[status]?.content ?? {});
    const [first] = listed;
    if (!reachesOperation(exchange, operation)) return [];
    if (first === undefined) return judgeUndeclaredPage(input, status);
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
