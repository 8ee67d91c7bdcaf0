import type { Rule } from '../../rule.js';

export const minPropertiesDecreased: Rule = {
  id: 'min-properties-decreased',
  scope: 'value',
  keyword: 'minProperties',
  effect: 'widens',
  about: 'The least number of members is smaller, or gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.5',
  advice: 'Be ready to read objects of fewer members.',
  example: {
    kind: 'schema',
    before: { type: 'object', additionalProperties: { type: 'string' }, minProperties: 3 },
    after: { type: 'object', additionalProperties: { type: 'string' }, minProperties: 2 },
  },
};
