import type { Rule } from '../../rule.js';

export const limitChanged: Rule = {
  id: 'limit-changed',
  scope: 'none',
  keyword: 'limit',
  effect: 'incomparable',
  about: 'A limit is another one.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Keep to the new limit.',
  example: {
    kind: 'facts',
    before: { limits: { cards: { pin: { pattern: '^1$', evidence: { grade: 'documented' } } } } },
    after: { limits: { cards: { pin: { pattern: '^2$', evidence: { grade: 'documented' } } } } },
  },
};
