import type { Rule } from '../../rule.js';

export const propertyBecameRequired: Rule = {
  id: 'property-became-required',
  scope: 'direction',
  keyword: 'required',
  effect: 'narrows',
  about: 'A member has to be there.',
  restsOn: 'JSON Schema Validation 2020-12, 6.5.3',
  advice: 'Send the member always.',
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
    after: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a', 'b'] },
  },
};
