import type { Rule } from '../../rule.js';
import { cardStates } from '../../samples.js';

export const stateAdded: Rule = {
  id: 'state-added',
  scope: 'none',
  keyword: 'state',
  effect: 'widens',
  about: 'An object may be in a further state.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Give states that you do not know a way through your code.',
  levels: { api: 'warn' },
  example: {
    kind: 'facts',
    before: cardStates(['a']),
    after: cardStates(['a', 'b']),
  },
};
