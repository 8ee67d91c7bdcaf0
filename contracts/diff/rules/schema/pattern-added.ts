import type { Rule } from '../../rule.js';

export const patternAdded: Rule = {
  id: 'pattern-added',
  scope: 'value',
  keyword: 'pattern',
  effect: 'narrows',
  about: 'Texts have to keep to a pattern that was not asked for.',
  restsOn: 'JSON Schema Validation 2020-12, 6.3.3',
  advice: 'Send texts that keep to the pattern.',
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: { type: 'string', pattern: '^[a-z]+$' },
  },
};
