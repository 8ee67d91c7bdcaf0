import type { Rule } from '../../rule.js';

export const maxItemsIncreased: Rule = {
  id: 'max-items-increased',
  scope: 'value',
  keyword: 'maxItems',
  effect: 'widens',
  about: 'The greatest number of items is greater, or gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.4',
  advice: 'Be ready to read lists of more items.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: 'string' }, maxItems: 2 },
    after: { type: 'array', items: { type: 'string' }, maxItems: 3 },
  },
};
