import { toReaders, type Rule } from '../../rule.js';

export const propertyNoLongerWriteOnly: Rule = {
  id: 'property-no-longer-write-only',
  scope: 'direction',
  keyword: 'writeOnly',
  when: ({ after }) => after === false,
  about: 'A member that could be sent alone is shown.',
  restsOn: 'JSON Schema Validation 2020-12, 9.4',
  advice: 'Use the member where it helps you.',
  levels: toReaders('info'),
  strict: toReaders('fail'),
  example: {
    kind: 'schema',
    before: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string', writeOnly: true } },
      required: ['a'],
    },
    after: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
  },
};
