import type { Rule } from '../../rule.js';

export const propertyBecameOptional: Rule = {
  id: 'property-became-optional',
  scope: 'direction',
  keyword: 'required',
  effect: 'widens',
  about: 'A member may be left out.',
  restsOn: 'JSON Schema Validation 2020-12, 6.5.3',
  advice: 'Be ready to read objects without the member.',
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a', 'b'] },
    after: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
  },
};
