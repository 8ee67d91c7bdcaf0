import type { Rule } from '../../rule.js';

export const notAdded: Rule = {
  id: 'not-added',
  scope: 'value',
  keyword: 'not',
  effect: 'narrows',
  about: 'Values that fit a schema are allowed no more.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1.4',
  advice: 'Send no such values.',
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: { type: 'string', not: { enum: ['x'] } },
  },
};
