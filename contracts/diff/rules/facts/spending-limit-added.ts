import type { Rule } from '../../rule.js';

export const spendingLimitAdded: Rule = {
  id: 'spending-limit-added',
  scope: 'none',
  keyword: 'spending-limit',
  effect: 'widens',
  about: 'Cards have a further spending limit.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Set the limit where it helps you.',
  example: {
    kind: 'facts',
    before: { limits: { cards: { spending: { keys: ['a'], evidence: { grade: 'documented' } } } } },
    after: { limits: { cards: { spending: { keys: ['a', 'b'], evidence: { grade: 'documented' } } } } },
  },
};
