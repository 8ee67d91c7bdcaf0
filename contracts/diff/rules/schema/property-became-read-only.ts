import type { Rule } from '../../rule.js';

export const propertyBecameReadOnly: Rule = {
  id: 'property-became-read-only',
  scope: 'direction',
  keyword: 'readOnly',
  when: ({ after }) => after === true,
  about: 'A member is set by the provider alone now: whoever still sends it is refused.',
  restsOn: 'JSON Schema Validation 2020-12, 9.4',
  advice: 'Stop sending the member.',
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
    after: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string', readOnly: true } },
      required: ['a'],
    },
  },
};
