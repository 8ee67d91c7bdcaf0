import { evidenceGround } from '../../contracts/model/ground.js';
import { isListedSuccess, listedStatus } from '../../contracts/model/listed-status.js';
import { evidenceOf } from '../../contracts/model/look-up.js';
import { mediaType } from '../exchange.js';
import { isPage, reachesOperation } from '../judging/answer.js';
import { judgeDrift } from '../judging/body.js';
import { responseBody } from '../judging/response-body.js';
import { isUndeclaredPage } from '../judging/undeclared-page.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';

const check = 'response-drift';

/** A body under a success that the document lists without content. A page that nobody asked for is more than news (`content-type`). */
function judgeUndeclaredBody(input: ExchangeInput): Judgement[] {
  const { contract, operation, response, exchange } = input;
  const status = listedStatus(operation, response.status);
  if (status === undefined || !isListedSuccess(status) || !reachesOperation(exchange, operation)) return [];
  const described = operation.object.responses[status];
  // A graded operation says what is known of it: what it leaves out nobody has seen yet, which is no promise that there is nothing.
  if (described === undefined || 'x-evidence' in operation.object) return [];
  const { content = {} } = described;
  if (Object.keys(content).length > 0 || response.body.trim() === '' || isUndeclaredPage(input)) return [];
  const type = mediaType(response.headers['content-type']) || 'no Content-Type header';
  return [
    {
      check,
      holds: false,
      atMost: 'info',
      ground: evidenceGround(evidenceOf(contract, `${operation.pointer}/responses/${status}`)),
      message: `${isPage(response.body) ? 'an HTML page' : 'a body'} is new: the contract declares no content for ${status}`,
      expected: 'no content',
      actual: `${type}, ${response.body.length} characters`,
      subject: { kind: 'exchange', id: exchange.id },
    },
  ];
}

export const responseDrift: ExchangeCheck = {
  id: check,
  title: 'The answer has nothing undeclared',
  about:
    'The answer carries a member, a value of an open set, or a whole body that the contract does not know yet. News, not a fault: make sure that your client ignores it, and update the contract.',
  restsOn: 'The place of the contract where the member, value or body is new; always information.',
  judge(input) {
    const body = responseBody(input);
    return body ? judgeDrift(check, input.operation.id, body) : judgeUndeclaredBody(input);
  },
};
