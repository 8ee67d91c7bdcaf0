import type { Rule } from '../../rule.js';

export const costAdded: Rule = {
  id: 'cost-added',
  scope: 'none',
  keyword: 'cost',
  effect: 'widens',
  about: 'A call uses up something that it did not use up.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Reckon with the cost.',
  levels: { api: 'warn' },
  example: {
    kind: 'facts',
    before: { costs: [] },
    after: { costs: [{ operation: 'op', kind: 'kyc', evidence: { grade: 'documented' } }] },
  },
};
