import { isSuccess } from '../exchange.js';
import { judgeBody } from '../judging/body.js';
import { judgeLines } from '../judging/lines.js';
import { responseBody, responseLines } from '../judging/response-body.js';
import type { ExchangeCheck } from './check.js';

export const responseSchema: ExchangeCheck = {
  id: 'response-schema',
  title: 'A success fits its schema',
  about:
    'A member is missing or has another type or form than documented. Unknown members and open values are drift, errors have a check of their own (error-envelope). Look at the evidence: on a weak grade it is the contract that may be wrong.',
  restsOn:
    'The violated keyword of the schema, with its own evidence; a body that is no JSON breaks the principle that HTTP and JSON are well formed.',
  judge(input) {
    if (!isSuccess(input.response)) return [];
    const lines = responseLines(input);
    if (lines) return judgeLines('response-schema', lines);
    const body = responseBody(input);
    return body ? judgeBody('response-schema', body) : [];
  },
};
