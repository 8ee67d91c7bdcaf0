import type { Rule } from '../../rule.js';

export const currencyScaleChanged: Rule = {
  id: 'currency-scale-changed',
  scope: 'none',
  keyword: 'currency-scale',
  effect: 'incomparable',
  about: 'Amounts of a currency have another number of decimals.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Read and send amounts of the new scale.',
  example: {
    kind: 'facts',
    before: { currencies: [{ name: 'a', kind: 'fiat', decimals: 2, networks: [], evidence: { grade: 'documented' } }] },
    after: { currencies: [{ name: 'a', kind: 'fiat', decimals: 3, networks: [], evidence: { grade: 'documented' } }] },
  },
};
