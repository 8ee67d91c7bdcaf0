import type { Rule } from '../../rule.js';

export const limitRaised: Rule = {
  id: 'limit-raised',
  scope: 'none',
  keyword: 'limit',
  effect: 'widens',
  about: 'A limit allows more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Nothing.',
  example: {
    kind: 'facts',
    before: { limits: { amountDecimals: { value: 2, evidence: { grade: 'documented' } } } },
    after: { limits: { amountDecimals: { value: 8, evidence: { grade: 'documented' } } } },
  },
};
