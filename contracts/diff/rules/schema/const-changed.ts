import type { Rule } from '../../rule.js';

export const constChanged: Rule = {
  id: 'const-changed',
  scope: 'value',
  keyword: 'const',
  effect: 'incomparable',
  about: 'The only allowed value is another one.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.3',
  advice: 'Send and expect the new value.',
  example: {
    kind: 'schema',
    before: { const: 'a' },
    after: { const: 'b' },
  },
};
