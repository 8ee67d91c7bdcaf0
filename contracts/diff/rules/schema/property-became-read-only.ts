import type { Rule } from '../../rule.js';

export const propertyBecameReadOnly: Rule = {
  id: 'property-became-read-only',
  scope: 'direction',
  keyword: 'readOnly',
  effect: 'narrows',
  about: 'A member is set by the provider alone now.',
  restsOn: 'JSON Schema Validation 2020-12, 9.4',
  advice: 'Stop sending the member.',
  unjudged: true,
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
