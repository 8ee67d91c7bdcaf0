import type { Rule } from '../../rule.js';

export const currencyNetworkRemoved: Rule = {
  id: 'currency-network-removed',
  scope: 'none',
  keyword: 'currency-network',
  effect: 'narrows',
  about: 'A currency is not on a network any more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Use another network.',
  example: {
    kind: 'facts',
    before: {
      currencies: [{ name: 'a', kind: 'fiat', decimals: 2, networks: ['x', 'y'], evidence: { grade: 'documented' } }],
    },
    after: {
      currencies: [{ name: 'a', kind: 'fiat', decimals: 2, networks: ['x'], evidence: { grade: 'documented' } }],
    },
  },
};
