import type { Rule } from '../../rule.js';

export const multipleOfChanged: Rule = {
  id: 'multiple-of-changed',
  scope: 'value',
  keyword: 'multipleOf',
  effect: 'incomparable',
  about: 'Numbers have to be multiples of something else.',
  restsOn: 'JSON Schema Validation 2020-12, 6.2.1',
  advice: 'Round to the new step, and expect it.',
  example: {
    kind: 'schema',
    before: { type: 'integer', multipleOf: 6 },
    after: { type: 'integer', multipleOf: 4 },
  },
};
