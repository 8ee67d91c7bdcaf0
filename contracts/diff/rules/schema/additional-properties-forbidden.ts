import type { Rule } from '../../rule.js';

export const additionalPropertiesForbidden: Rule = {
  id: 'additional-properties-forbidden',
  scope: 'value',
  keyword: 'additionalProperties',
  effect: 'narrows',
  about: 'Members that are not declared are allowed no more.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.3',
  advice: 'Send declared members only.',
  example: {
    kind: 'schema',
    before: {
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
      additionalProperties: { type: 'string' },
    },
    after: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
  },
};
