import type { Rule } from '../../rule.js';

export const maxLengthIncreased: Rule = {
  id: 'max-length-increased',
  scope: 'value',
  keyword: 'maxLength',
  effect: 'widens',
  about: 'The greatest number of characters is greater, or gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.3',
  advice: 'Be ready to read texts of more characters.',
  example: {
    kind: 'schema',
    before: { type: 'string', maxLength: 2 },
    after: { type: 'string', maxLength: 3 },
  },
};
