import type { Rule } from '../../rule.js';

export const minIncreased: Rule = {
  id: 'min-increased',
  scope: 'value',
  keyword: 'minimum',
  effect: 'narrows',
  about: 'The least allowed number is greater, or was not there before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.2.4',
  advice: 'Send no smaller numbers.',
  example: {
    kind: 'schema',
    before: { type: 'number', minimum: 1 },
    after: { type: 'number', minimum: 5 },
  },
};
