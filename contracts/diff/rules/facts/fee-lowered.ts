import type { Rule } from '../../rule.js';

export const feeLowered: Rule = {
  id: 'fee-lowered',
  scope: 'none',
  keyword: 'fee',
  effect: 'widens',
  about: 'A fee is lower.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Reckon with the new fee.',
  example: {
    kind: 'facts',
    before: { fees: { exchange: { percent: 2, evidence: { grade: 'documented' } }, cryptoWithdrawal: [] } },
    after: { fees: { exchange: { percent: 1, evidence: { grade: 'documented' } }, cryptoWithdrawal: [] } },
  },
};
