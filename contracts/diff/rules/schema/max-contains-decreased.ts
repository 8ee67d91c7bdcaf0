import type { Rule } from '../../rule.js';

export const maxContainsDecreased: Rule = {
  id: 'max-contains-decreased',
  scope: 'value',
  keyword: 'maxContains',
  effect: 'narrows',
  about: 'The greatest number of items that are asked for is smaller, or was not there before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.4',
  advice: 'Send lists of fewer items that are asked for.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'integer' }, maxContains: 3 },
    after: { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'integer' }, maxContains: 2 },
  },
};
