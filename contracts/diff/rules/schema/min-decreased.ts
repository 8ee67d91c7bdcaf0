import type { Rule } from '../../rule.js';

export const minDecreased: Rule = {
  id: 'min-decreased',
  scope: 'value',
  keyword: 'minimum',
  effect: 'widens',
  about: 'The least allowed number is smaller, or gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.2.4',
  advice: 'Be ready to read smaller numbers.',
  example: {
    kind: 'schema',
    before: { type: 'number', minimum: 5 },
    after: { type: 'number', minimum: 1 },
  },
};
