import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { isObject } from '../../contracts/model/json-value.js';
import { shown } from '../../contracts/model/shown.js';
import type { Facts } from '../../contracts/model/types.js';
import { isSuccess } from '../exchange.js';
import { answerBody } from '../judging/answer.js';
import { judgeBody } from '../judging/body.js';
import { memberEvidence, responseBody } from '../judging/response-body.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';

const check = 'error-envelope';

/** A success that carries the body of an error, although its status lists no codes. */
function errorUnderSuccess({ contract, operation, response, exchange }: ExchangeInput): Judgement[] {
  const body = answerBody(response);
  const code = isObject(body) ? body['errorCode'] : undefined;
  if (typeof code !== 'string' || !/^P\d{3}$/.test(code)) return [];
  if (operation.object.responses[String(response.status)]?.['x-error-codes']) return [];
  const row = contract.facts.errorCodes.find((entry) => entry.code === code);
  if (row?.status === response.status) return [];
  return [
    {
      check,
      holds: false,
      ground: evidenceGround(row?.evidence ?? { grade: 'assumed' }),
      message: `the error ${code} came under the success status ${response.status}`,
      pointer: '/errorCode',
      expected: row ? `${row.status} ${code}` : 'an error status',
      actual: `${response.status} ${code}`,
      subject: { kind: 'exchange', id: exchange.id },
    },
  ];
}

/** A name beside a code that never has one. */
function nameOfNameless(input: ExchangeInput): Judgement[] {
  const { contract, response, exchange } = input;
  const body = answerBody(response);
  if (!isObject(body) || body['errorName'] === undefined) return [];
  const row = contract.facts.errorCodes.find((entry) => entry.code === body['errorCode']);
  if (row?.name !== null) return [];
  return [
    {
      check,
      holds: false,
      ground: evidenceGround(weakestEvidence([row.evidence, memberEvidence(input, '')])),
      message: `${row.code} has an errorName, which it never has`,
      pointer: '/errorName',
      expected: 'not present',
      actual: shown(body['errorName']),
      subject: { kind: 'exchange', id: exchange.id },
    },
  ];
}

/** Codes are for callers who have a key. */
function codeWithoutAccess({ contract, response, exchange }: ExchangeInput): Judgement[] {
  const { unauthorized } = contract.facts.authentication as Partial<Facts['authentication']>;
  const body = answerBody(response);
  if (response.status !== unauthorized?.status || !isObject(body) || body['errorCode'] === undefined) return [];
  return [
    {
      check,
      holds: false,
      // The pages show no code there and do not say that there is none.
      ground: evidenceGround({ grade: 'assumed', source: 'Authentication: no code is shown beside a 401' }),
      message: `${response.status} carries an error code, which callers without a key do not get`,
      pointer: '/errorCode',
      expected: 'not present',
      actual: shown(body['errorCode']),
      subject: { kind: 'exchange', id: exchange.id },
    },
  ];
}

export const errorEnvelope: ExchangeCheck = {
  id: check,
  title: 'An error has the form of errors',
  about:
    'An error body lacks a member, or its code or name has another form than documented: a client that branches on it takes the wrong way. Compare the body with the error page of this version.',
  restsOn: 'The shape of error bodies of this version, and the row of the code in the catalogue; the weaker decides.',
  judge(input) {
    if (isSuccess(input.response)) return errorUnderSuccess(input);
    if (input.response.status < 400) return [];
    const body = responseBody(input);
    const broken = [...nameOfNameless(input), ...codeWithoutAccess(input)];
    const shape = body ? judgeBody(check, body) : [];
    return broken.length > 0 ? [...broken, ...shape.filter(({ holds }) => !holds)] : shape;
  },
};
