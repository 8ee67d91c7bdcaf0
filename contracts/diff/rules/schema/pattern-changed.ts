import type { Rule } from '../../rule.js';

export const patternChanged: Rule = {
  id: 'pattern-changed',
  scope: 'value',
  keyword: 'pattern',
  effect: 'incomparable',
  about: 'Texts have to keep to another pattern.',
  restsOn: 'JSON Schema Validation 2020-12, 6.3.3',
  advice: 'Send and expect texts of the new pattern.',
  example: {
    kind: 'schema',
    before: { type: 'string', pattern: '^[a-z]+$' },
    after: { type: 'string', pattern: '^[0-9]+$' },
  },
};
