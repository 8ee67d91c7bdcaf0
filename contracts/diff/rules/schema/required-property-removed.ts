import type { Rule } from '../../rule.js';

export const requiredPropertyRemoved: Rule = {
  id: 'required-property-removed',
  scope: 'direction',
  keyword: 'required-property-removed',
  effect: 'incomparable',
  about: 'A member that was always there is gone.',
  restsOn: 'JSON Schema Validation 2020-12, 6.5.3',
  advice: 'Stop sending the member, and do without it when you read.',
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a', 'b'] },
    after: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
  },
};
