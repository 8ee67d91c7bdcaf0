import type { Rule } from '../../rule.js';

export const minContainsDecreased: Rule = {
  id: 'min-contains-decreased',
  scope: 'value',
  keyword: 'minContains',
  effect: 'widens',
  about: 'The least number of items that are asked for is smaller, or gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.4',
  advice: 'Be ready to read lists of fewer items that are asked for.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'integer' }, minContains: 3 },
    after: { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'integer' }, minContains: 2 },
  },
};
