import type { Rule } from '../../rule.js';

export const minPropertiesIncreased: Rule = {
  id: 'min-properties-increased',
  scope: 'value',
  keyword: 'minProperties',
  effect: 'narrows',
  about: 'The least number of members is greater, or was not there before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.5',
  advice: 'Send objects of enough members.',
  example: {
    kind: 'schema',
    before: { type: 'object', additionalProperties: { type: 'string' }, minProperties: 2 },
    after: { type: 'object', additionalProperties: { type: 'string' }, minProperties: 3 },
  },
};
