import type { Rule } from '../../rule.js';

export const multipleOfNarrowed: Rule = {
  id: 'multiple-of-narrowed',
  scope: 'value',
  keyword: 'multipleOf',
  effect: 'narrows',
  about: 'Numbers have to be multiples of more than before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.2.1',
  advice: 'Round to the new step before you send.',
  example: {
    kind: 'schema',
    before: { type: 'integer', multipleOf: 5 },
    after: { type: 'integer', multipleOf: 10 },
  },
};
