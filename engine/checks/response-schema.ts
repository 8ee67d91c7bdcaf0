import { judgeBody } from './body.js';
import type { ExchangeCheck } from './check.js';
import { responseBody } from './response-body.js';

export const responseSchema: ExchangeCheck = {
  id: 'response-schema',
  title: 'The answer fits its schema',
  about:
    'A member is missing or has another type or form than documented. Unknown members and open values are drift, not this.',
  judge(input) {
    const body = responseBody(input);
    return body ? judgeBody('response-schema', body) : [];
  },
};
