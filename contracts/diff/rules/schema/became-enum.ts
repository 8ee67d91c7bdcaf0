import type { Rule } from '../../rule.js';

export const becameEnum: Rule = {
  id: 'became-enum',
  scope: 'value',
  keyword: 'enum',
  effect: 'narrows',
  about: 'Any value of the type was allowed; now those of a list are.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.2',
  advice: 'Send values of the list only.',
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: { type: 'string', enum: ['a', 'b'] },
  },
};
