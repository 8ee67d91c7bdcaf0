import type { Rule } from '../../rule.js';

export const notRemoved: Rule = {
  id: 'not-removed',
  scope: 'value',
  keyword: 'not',
  effect: 'widens',
  about: 'Values that fit a schema are allowed again.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1.4',
  advice: 'Be ready to read such values.',
  example: {
    kind: 'schema',
    before: { type: 'string', not: { enum: ['x'] } },
    after: { type: 'string' },
  },
};
