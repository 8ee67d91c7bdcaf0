import type { Rule } from '../../rule.js';

export const minLengthDecreased: Rule = {
  id: 'min-length-decreased',
  scope: 'value',
  keyword: 'minLength',
  effect: 'widens',
  about: 'The least number of characters is smaller, or gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.3',
  advice: 'Be ready to read texts of fewer characters.',
  example: {
    kind: 'schema',
    before: { type: 'string', minLength: 3 },
    after: { type: 'string', minLength: 2 },
  },
};
