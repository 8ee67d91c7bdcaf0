import type { Rule } from '../../rule.js';

export const maxPropertiesDecreased: Rule = {
  id: 'max-properties-decreased',
  scope: 'value',
  keyword: 'maxProperties',
  effect: 'narrows',
  about: 'The greatest number of members is smaller, or was not there before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.5',
  advice: 'Send objects of fewer members.',
  example: {
    kind: 'schema',
    before: { type: 'object', additionalProperties: { type: 'string' }, maxProperties: 3 },
    after: { type: 'object', additionalProperties: { type: 'string' }, maxProperties: 2 },
  },
};
