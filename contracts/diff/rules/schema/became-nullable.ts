import type { Rule } from '../../rule.js';

export const becameNullable: Rule = {
  id: 'became-nullable',
  scope: 'value',
  keyword: 'nullable',
  effect: 'widens',
  about: 'null is allowed as well.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.1',
  advice: 'Be ready to read null.',
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: { type: ['string', 'null'] },
  },
};
