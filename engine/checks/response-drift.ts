import { judgeDrift } from './body.js';
import type { ExchangeCheck } from './check.js';
import { responseBody } from './response-body.js';

export const responseDrift: ExchangeCheck = {
  id: 'response-drift',
  title: 'The answer has nothing undeclared',
  about:
    'The answer carries a member, or a value of an open set, that the contract does not know yet. News, not a fault.',
  judge(input) {
    const body = responseBody(input);
    return body ? judgeDrift('response-drift', body) : [];
  },
};
