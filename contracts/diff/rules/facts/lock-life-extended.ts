import type { Rule } from '../../rule.js';

export const lockLifeExtended: Rule = {
  id: 'lock-life-extended',
  scope: 'none',
  keyword: 'lock-life',
  effect: 'widens',
  about: 'A locked rate holds for a longer time.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Nothing.',
  example: {
    kind: 'facts',
    before: {
      rateLocks: {
        exchange: { validitySeconds: 20, evidence: { grade: 'documented' } },
        order: { evidence: { grade: 'documented' } },
      },
    },
    after: {
      rateLocks: {
        exchange: { validitySeconds: 40, evidence: { grade: 'documented' } },
        order: { evidence: { grade: 'documented' } },
      },
    },
  },
};
