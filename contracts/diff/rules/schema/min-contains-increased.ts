import type { Rule } from '../../rule.js';

export const minContainsIncreased: Rule = {
  id: 'min-contains-increased',
  scope: 'value',
  keyword: 'minContains',
  effect: 'narrows',
  about: 'The least number of items that are asked for is greater, or was not there before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.4',
  advice: 'Send lists of enough items that are asked for.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'integer' }, minContains: 2 },
    after: { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'integer' }, minContains: 3 },
  },
};
