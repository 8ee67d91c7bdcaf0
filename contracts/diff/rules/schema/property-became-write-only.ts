import { toReaders, type Rule } from '../../rule.js';

export const propertyBecameWriteOnly: Rule = {
  id: 'property-became-write-only',
  scope: 'direction',
  keyword: 'writeOnly',
  effect: 'narrows',
  about: 'An optional member is shown no more. Nobody could rely on it, and somebody may.',
  restsOn: 'JSON Schema Validation 2020-12, 9.4',
  advice: 'Do without the member when you read.',
  levels: toReaders('warn'),
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
