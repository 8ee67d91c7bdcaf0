import type { Rule } from '../../rule.js';

export const typeSpecialized: Rule = {
  id: 'type-specialized',
  scope: 'value',
  keyword: 'type',
  effect: 'narrows',
  about: 'Some of the types are allowed no more.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.1',
  advice: 'Send the types that are left only.',
  example: {
    kind: 'schema',
    before: { type: ['string', 'number'] },
    after: { type: 'string' },
  },
};
