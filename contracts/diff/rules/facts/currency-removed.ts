import type { Rule } from '../../rule.js';

export const currencyRemoved: Rule = {
  id: 'currency-removed',
  scope: 'none',
  keyword: 'currency',
  effect: 'narrows',
  about: 'A currency is dealt in no more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Stop using the currency.',
  example: {
    kind: 'facts',
    before: { currencies: [{ name: 'a', kind: 'fiat', evidence: { grade: 'documented' } }] },
    after: { currencies: [] },
  },
};
