import { judgeDrift } from './body.js';
import type { ExchangeCheck } from './check.js';
import { responseBody } from './response-body.js';

export const responseDrift: ExchangeCheck = {
  id: 'response-drift',
  title: 'The answer has nothing undeclared',
  about:
    'The answer carries a member, or a value of an open set, that the contract does not know yet. News, not a fault: make sure that your client ignores it, and update the contract.',
  restsOn: 'The place of the contract where the member or value is new; always information.',
  judge(input) {
    const body = responseBody(input);
    return body ? judgeDrift('response-drift', input.operation.id, body) : [];
  },
};
