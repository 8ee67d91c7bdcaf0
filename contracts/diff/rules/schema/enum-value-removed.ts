import type { Rule } from '../../rule.js';

export const enumValueRemoved: Rule = {
  id: 'enum-value-removed',
  scope: 'value',
  keyword: 'enum-value',
  effect: 'narrows',
  about: 'Values of a list are allowed no more.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.2',
  advice: 'Send the values that are left only.',
  example: {
    kind: 'schema',
    before: { type: 'string', enum: ['a', 'b', 'c'] },
    after: { type: 'string', enum: ['a', 'b'] },
  },
};
