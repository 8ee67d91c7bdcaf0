import type { Rule } from '../../rule.js';

export const requiredPropertyBecameWriteOnly: Rule = {
  id: 'required-property-became-write-only',
  scope: 'direction',
  keyword: 'writeOnly',
  effect: 'incomparable',
  when: ({ after }) => after === true,
  about: 'A member that was always shown is shown no more.',
  restsOn: 'JSON Schema Validation 2020-12, 9.4',
  advice: 'Do without the member when you read.',
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a', 'b'] },
    after: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string', writeOnly: true } },
      required: ['a', 'b'],
    },
  },
};
