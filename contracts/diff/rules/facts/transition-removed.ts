import type { Rule } from '../../rule.js';
import { cardStates } from '../../samples.js';

export const transitionRemoved: Rule = {
  id: 'transition-removed',
  scope: 'none',
  keyword: 'transition',
  effect: 'narrows',
  about: 'An object does not go from one state to another any more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Do not wait for the step.',
  levels: { api: 'warn' },
  example: {
    kind: 'facts',
    before: cardStates(['a', 'b'], [['a', 'b']]),
    after: cardStates(['a', 'b']),
  },
};
