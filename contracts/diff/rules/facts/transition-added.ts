import type { Rule } from '../../rule.js';
import { cardStates } from '../../samples.js';

export const transitionAdded: Rule = {
  id: 'transition-added',
  scope: 'none',
  keyword: 'transition',
  effect: 'widens',
  about: 'An object may go from one state to another.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Be ready for the step.',
  levels: { api: 'warn' },
  example: {
    kind: 'facts',
    before: cardStates(['a', 'b']),
    after: cardStates(['a', 'b'], [['a', 'b']]),
  },
};
