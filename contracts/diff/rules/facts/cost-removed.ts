import type { Rule } from '../../rule.js';

export const costRemoved: Rule = {
  id: 'cost-removed',
  scope: 'none',
  keyword: 'cost',
  effect: 'narrows',
  about: 'A call does not use something up any more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Nothing.',
  levels: { api: 'info' },
  example: {
    kind: 'facts',
    before: { costs: [{ operation: 'op', kind: 'kyc', evidence: { grade: 'documented' } }] },
    after: { costs: [] },
  },
};
