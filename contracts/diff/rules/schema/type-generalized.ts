import type { Rule } from '../../rule.js';

export const typeGeneralized: Rule = {
  id: 'type-generalized',
  scope: 'value',
  keyword: 'type',
  effect: 'widens',
  about: 'Further types are allowed.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.1',
  advice: 'Be ready to read the further types.',
  example: {
    kind: 'schema',
    before: { type: 'integer' },
    after: { type: 'number' },
  },
};
