import type { Rule } from '../../rule.js';

export const typeChanged: Rule = {
  id: 'type-changed',
  scope: 'value',
  keyword: 'type',
  effect: 'incomparable',
  about: 'The type is another one: no value, or not every value, of one side fits the other.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.1',
  advice: 'Send and read the new type.',
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: { type: 'boolean' },
  },
};
