import { toReaders, type Rule } from '../../rule.js';

export const requiredPropertyAdded: Rule = {
  id: 'required-property-added',
  scope: 'direction',
  keyword: 'required-property-added',
  effect: 'incomparable',
  about: 'A member is new and has to be there.',
  restsOn: 'JSON Schema Validation 2020-12, 6.5.3',
  advice: 'Send the member; readers may ignore it.',
  levels: toReaders('info'),
  strict: toReaders('fail'),
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
    after: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a', 'b'] },
  },
};
