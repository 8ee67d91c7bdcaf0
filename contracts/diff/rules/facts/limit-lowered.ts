import type { Rule } from '../../rule.js';

export const limitLowered: Rule = {
  id: 'limit-lowered',
  scope: 'none',
  keyword: 'limit',
  effect: 'narrows',
  about: 'A limit allows less.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Keep to the new limit.',
  example: {
    kind: 'facts',
    before: { limits: { amountDecimals: { value: 8, evidence: { grade: 'documented' } } } },
    after: { limits: { amountDecimals: { value: 2, evidence: { grade: 'documented' } } } },
  },
};
