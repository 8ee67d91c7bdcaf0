import type { Rule } from '../../rule.js';

export const dependentRequiredAdded: Rule = {
  id: 'dependent-required-added',
  scope: 'value',
  keyword: 'dependentRequired',
  effect: 'narrows',
  about: 'Where a member is there, others have to be there as well.',
  restsOn: 'JSON Schema Validation 2020-12, 6.5.4',
  advice: 'Send the others with it.',
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } },
    after: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      dependentRequired: { a: ['b'] },
    },
  },
};
