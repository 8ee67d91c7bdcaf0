import type { Rule } from '../../rule.js';

export const spendingLimitRemoved: Rule = {
  id: 'spending-limit-removed',
  scope: 'none',
  keyword: 'spending-limit',
  effect: 'narrows',
  about: 'A spending limit of cards is gone.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Stop setting the limit.',
  example: {
    kind: 'facts',
    before: { limits: { cards: { spending: { keys: ['a', 'b'], evidence: { grade: 'documented' } } } } },
    after: { limits: { cards: { spending: { keys: ['a'], evidence: { grade: 'documented' } } } } },
  },
};
