import type { Rule } from '../../rule.js';

export const countryRemoved: Rule = {
  id: 'country-removed',
  scope: 'none',
  keyword: 'country',
  effect: 'narrows',
  about: 'A country is supported no more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Tell users of the country.',
  example: {
    kind: 'facts',
    before: { countries: { cards: { codes: ['AT', 'DE'], complete: true, evidence: { grade: 'documented' } } } },
    after: { countries: { cards: { codes: ['AT'], complete: true, evidence: { grade: 'documented' } } } },
  },
};
