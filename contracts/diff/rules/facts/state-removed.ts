import type { Rule } from '../../rule.js';
import { cardStates } from '../../samples.js';

export const stateRemoved: Rule = {
  id: 'state-removed',
  scope: 'none',
  keyword: 'state',
  effect: 'narrows',
  about: 'An object is never in a state any more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Do not wait for the state.',
  example: {
    kind: 'facts',
    before: cardStates(['a', 'b']),
    after: cardStates(['a']),
  },
};
