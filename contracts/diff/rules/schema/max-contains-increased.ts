import type { Rule } from '../../rule.js';

export const maxContainsIncreased: Rule = {
  id: 'max-contains-increased',
  scope: 'value',
  keyword: 'maxContains',
  effect: 'widens',
  about: 'The greatest number of items that are asked for is greater, or gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.4',
  advice: 'Be ready to read lists of more items that are asked for.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'integer' }, maxContains: 2 },
    after: { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'integer' }, maxContains: 3 },
  },
};
