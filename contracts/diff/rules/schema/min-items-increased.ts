import type { Rule } from '../../rule.js';

export const minItemsIncreased: Rule = {
  id: 'min-items-increased',
  scope: 'value',
  keyword: 'minItems',
  effect: 'narrows',
  about: 'The least number of items is greater, or was not there before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.4',
  advice: 'Send lists of enough items.',
  example: {
    kind: 'schema',
    before: { type: 'array', items: { type: 'string' }, minItems: 2 },
    after: { type: 'array', items: { type: 'string' }, minItems: 3 },
  },
};
