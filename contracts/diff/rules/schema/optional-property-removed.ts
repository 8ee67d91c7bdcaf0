import { toReaders, type Rule } from '../../rule.js';

export const optionalPropertyRemoved: Rule = {
  id: 'optional-property-removed',
  scope: 'direction',
  keyword: 'property-removed',
  effect: 'narrows',
  about: 'An optional member is gone. Nobody could rely on it, and somebody may.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.1',
  advice: 'Stop sending the member, and do without it when you read.',
  levels: toReaders('warn'),
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
    after: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
  },
};
