import type { Rule } from '../../rule.js';

export const uniqueItemsRemoved: Rule = {
  id: 'unique-items-removed',
  scope: 'value',
  keyword: 'uniqueItems',
  effect: 'widens',
  about: 'Items of a list may be equal.',
  restsOn: 'JSON Schema Validation 2020-12, 6.4.3',
  advice: 'Be ready to read an item twice.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: 'integer' }, uniqueItems: true },
    after: { type: 'array', items: { type: 'integer' } },
  },
};
