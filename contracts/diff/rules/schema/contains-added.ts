import type { Rule } from '../../rule.js';

export const containsAdded: Rule = {
  id: 'contains-added',
  scope: 'value',
  keyword: 'contains',
  effect: 'narrows',
  about: 'A list has to have an item of a kind.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.1.3',
  advice: 'Send an item of the kind.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: ['string', 'integer'] } },
    after: { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'integer' } },
  },
};
