import { toReaders, type Rule } from '../../rule.js';

export const propertyBecameWriteOnly: Rule = {
  id: 'property-became-write-only',
  scope: 'direction',
  keyword: 'writeOnly',
  effect: 'narrows',
  about: 'A member is shown no more.',
  restsOn: 'JSON Schema Validation 2020-12, 9.4',
  advice: 'Do without the member when you read.',
  levels: toReaders('warn'),
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
    after: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string', writeOnly: true } },
      required: ['a'],
    },
  },
};
