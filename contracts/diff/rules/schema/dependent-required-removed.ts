import type { Rule } from '../../rule.js';

export const dependentRequiredRemoved: Rule = {
  id: 'dependent-required-removed',
  scope: 'value',
  keyword: 'dependentRequired',
  effect: 'widens',
  about: 'Where a member is there, others may be left out.',
  restsOn: 'JSON Schema Validation 2020-12, 6.5.4',
  advice: 'Be ready to read the member without the others.',
  example: {
    kind: 'schema',
    before: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      dependentRequired: { a: ['b'] },
    },
    after: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } },
  },
};
