import type { Rule } from '../../rule.js';

export const retyped: Rule = {
  id: 'retyped',
  scope: 'value',
  keyword: 'retyped',
  effect: 'incomparable',
  about: 'A number is a text that holds it, or the other way round.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.1',
  advice: 'Read and send decimals in the new way, never through a float.',
  example: {
    kind: 'schema',
    before: { type: 'number' },
    after: { type: 'string', pattern: '^\\d+$' },
  },
};
