import type { Rule } from '../../rule.js';

export const formatChanged: Rule = {
  id: 'format-changed',
  scope: 'value',
  keyword: 'format',
  effect: 'incomparable',
  about: 'Texts have to keep to another format.',
  restsOn: 'JSON Schema Validation 2020-12, 7',
  advice: 'Send and expect texts of the new format.',
  example: {
    kind: 'schema',
    before: { type: 'string', format: 'uuid' },
    after: { type: 'string', format: 'date' },
  },
};
