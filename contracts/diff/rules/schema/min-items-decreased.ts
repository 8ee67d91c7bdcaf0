import type { Rule } from '../../rule.js';

export const minItemsDecreased: Rule = {
  id: 'min-items-decreased',
  scope: 'value',
  keyword: 'minItems',
  effect: 'widens',
  about: 'The least number of items is smaller, or gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.4',
  advice: 'Be ready to read lists of fewer items.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: 'string' }, minItems: 3 },
    after: { type: 'array', items: { type: 'string' }, minItems: 2 },
  },
};
