import type { Rule } from '../../rule.js';

export const countryAdded: Rule = {
  id: 'country-added',
  scope: 'none',
  keyword: 'country',
  effect: 'widens',
  about: 'A further country is supported.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Nothing.',
  example: {
    kind: 'facts',
    before: { countries: { cards: { codes: ['AT'], complete: true, evidence: { grade: 'documented' } } } },
    after: { countries: { cards: { codes: ['AT', 'DE'], complete: true, evidence: { grade: 'documented' } } } },
  },
};
