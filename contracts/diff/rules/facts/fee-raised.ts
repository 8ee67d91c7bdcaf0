import type { Rule } from '../../rule.js';

export const feeRaised: Rule = {
  id: 'fee-raised',
  scope: 'none',
  keyword: 'fee',
  effect: 'narrows',
  about: 'A fee is higher.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Reckon with the new fee.',
  example: {
    kind: 'facts',
    before: { fees: { exchange: { percent: 1, evidence: { grade: 'documented' } }, cryptoWithdrawal: [] } },
    after: { fees: { exchange: { percent: 2, evidence: { grade: 'documented' } }, cryptoWithdrawal: [] } },
  },
};
