import type { Rule } from '../../rule.js';

export const currencyAdded: Rule = {
  id: 'currency-added',
  scope: 'none',
  keyword: 'currency',
  effect: 'widens',
  about: 'There is a further currency.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Give currencies that you do not know a way through your code.',
  example: {
    kind: 'facts',
    before: { currencies: [] },
    after: { currencies: [{ name: 'a', kind: 'fiat', evidence: { grade: 'documented' } }] },
  },
};
