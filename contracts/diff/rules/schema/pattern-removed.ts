import type { Rule } from '../../rule.js';

export const patternRemoved: Rule = {
  id: 'pattern-removed',
  scope: 'value',
  keyword: 'pattern',
  effect: 'widens',
  about: 'Texts need not keep to the pattern any more.',
  restsOn: 'JSON Schema Validation 2020-12, 6.3.3',
  advice: 'Do not rely on the pattern when you read.',
  example: {
    kind: 'schema',
    before: { type: 'string', pattern: '^[a-z]+$' },
    after: { type: 'string' },
  },
};
