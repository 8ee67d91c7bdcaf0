import type { Rule } from '../../rule.js';

export const maxIncreased: Rule = {
  id: 'max-increased',
  scope: 'value',
  keyword: 'maximum',
  effect: 'widens',
  about: 'The greatest allowed number is greater, or gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.2.2',
  advice: 'Be ready to read greater numbers.',
  example: {
    kind: 'schema',
    before: { type: 'number', maximum: 5 },
    after: { type: 'number', maximum: 9 },
  },
};
