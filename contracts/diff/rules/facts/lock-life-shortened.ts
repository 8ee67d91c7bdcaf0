import type { Rule } from '../../rule.js';

export const lockLifeShortened: Rule = {
  id: 'lock-life-shortened',
  scope: 'none',
  keyword: 'lock-life',
  effect: 'narrows',
  about: 'A locked rate holds for a shorter time.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Use the lock sooner.',
  example: {
    kind: 'facts',
    before: {
      rateLocks: {
        exchange: { validitySeconds: 40, evidence: { grade: 'documented' } },
        order: { evidence: { grade: 'documented' } },
      },
    },
    after: {
      rateLocks: {
        exchange: { validitySeconds: 20, evidence: { grade: 'documented' } },
        order: { evidence: { grade: 'documented' } },
      },
    },
  },
};
