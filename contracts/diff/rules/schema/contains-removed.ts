import type { Rule } from '../../rule.js';

export const containsRemoved: Rule = {
  id: 'contains-removed',
  scope: 'value',
  keyword: 'contains',
  effect: 'widens',
  about: 'A list need not have an item of a kind any more.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.1.3',
  advice: 'Do not rely on the item when you read.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'integer' } },
    after: { type: 'array', items: { type: ['string', 'integer'] } },
  },
};
