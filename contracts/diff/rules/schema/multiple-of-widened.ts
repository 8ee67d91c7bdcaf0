import type { Rule } from '../../rule.js';

export const multipleOfWidened: Rule = {
  id: 'multiple-of-widened',
  scope: 'value',
  keyword: 'multipleOf',
  effect: 'widens',
  about: 'Numbers may be multiples of less than before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.2.1',
  advice: 'Be ready to read finer steps.',
  example: {
    kind: 'schema',
    before: { type: 'integer', multipleOf: 10 },
    after: { type: 'integer', multipleOf: 5 },
  },
};
