import type { Rule } from '../../rule.js';

export const uniqueItemsAdded: Rule = {
  id: 'unique-items-added',
  scope: 'value',
  keyword: 'uniqueItems',
  effect: 'narrows',
  about: 'Items of a list may not be equal any more.',
  restsOn: 'JSON Schema Validation 2020-12, 6.4.3',
  advice: 'Send each item once.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: 'integer' } },
    after: { type: 'array', items: { type: 'integer' }, uniqueItems: true },
  },
};
