import type { Rule } from '../../rule.js';

export const currencyNetworkAdded: Rule = {
  id: 'currency-network-added',
  scope: 'none',
  keyword: 'currency-network',
  effect: 'widens',
  about: 'A currency is on a further network.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Nothing.',
  example: {
    kind: 'facts',
    before: {
      currencies: [{ name: 'a', kind: 'fiat', decimals: 2, networks: ['x'], evidence: { grade: 'documented' } }],
    },
    after: {
      currencies: [{ name: 'a', kind: 'fiat', decimals: 2, networks: ['x', 'y'], evidence: { grade: 'documented' } }],
    },
  },
};
