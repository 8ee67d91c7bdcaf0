import { toReaders, type Rule } from '../../rule.js';

export const optionalPropertyAdded: Rule = {
  id: 'optional-property-added',
  scope: 'direction',
  keyword: 'property-added',
  effect: 'widens',
  about: 'An optional member is new. A tolerant reader takes members that it does not know.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.1',
  advice: 'Use the member where it helps you; readers may ignore it.',
  levels: toReaders('info'),
  strict: toReaders('fail'),
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
    after: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
  },
};
