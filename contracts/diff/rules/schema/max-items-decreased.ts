import type { Rule } from '../../rule.js';

export const maxItemsDecreased: Rule = {
  id: 'max-items-decreased',
  scope: 'value',
  keyword: 'maxItems',
  effect: 'narrows',
  about: 'The greatest number of items is smaller, or was not there before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.4',
  advice: 'Send lists of fewer items.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: 'string' }, maxItems: 3 },
    after: { type: 'array', items: { type: 'string' }, maxItems: 2 },
  },
};
