import type { Rule } from '../../rule.js';

export const maxPropertiesIncreased: Rule = {
  id: 'max-properties-increased',
  scope: 'value',
  keyword: 'maxProperties',
  effect: 'widens',
  about: 'The greatest number of members is greater, or gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.5',
  advice: 'Be ready to read objects of more members.',
  example: {
    kind: 'schema',
    before: { type: 'object', additionalProperties: { type: 'string' }, maxProperties: 2 },
    after: { type: 'object', additionalProperties: { type: 'string' }, maxProperties: 3 },
  },
};
