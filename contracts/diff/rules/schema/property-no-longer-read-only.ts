import type { Rule } from '../../rule.js';

export const propertyNoLongerReadOnly: Rule = {
  id: 'property-no-longer-read-only',
  scope: 'direction',
  keyword: 'readOnly',
  when: ({ after }) => after === false,
  about: 'A member that the provider alone set can be sent, or has to be where it is required.',
  restsOn: 'JSON Schema Validation 2020-12, 9.4',
  advice: 'Send the member where it is required, or where it helps you.',
  example: {
    kind: 'schema',
    before: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string', readOnly: true } },
      required: ['a'],
    },
    after: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
  },
};
