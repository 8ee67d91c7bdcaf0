import type { Rule } from '../../rule.js';

export const maxLengthDecreased: Rule = {
  id: 'max-length-decreased',
  scope: 'value',
  keyword: 'maxLength',
  effect: 'narrows',
  about: 'The greatest number of characters is smaller, or was not there before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.3',
  advice: 'Send texts of fewer characters.',
  example: {
    kind: 'schema',
    before: { type: 'string', maxLength: 3 },
    after: { type: 'string', maxLength: 2 },
  },
};
