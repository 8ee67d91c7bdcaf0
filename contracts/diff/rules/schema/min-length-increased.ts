import type { Rule } from '../../rule.js';

export const minLengthIncreased: Rule = {
  id: 'min-length-increased',
  scope: 'value',
  keyword: 'minLength',
  effect: 'narrows',
  about: 'The least number of characters is greater, or was not there before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.3',
  advice: 'Send texts of enough characters.',
  example: {
    kind: 'schema',
    before: { type: 'string', minLength: 2 },
    after: { type: 'string', minLength: 3 },
  },
};
