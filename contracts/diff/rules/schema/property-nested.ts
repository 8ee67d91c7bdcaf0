import type { Rule } from '../../rule.js';

export const propertyNested: Rule = {
  id: 'property-nested',
  scope: 'direction',
  keyword: 'property-nested',
  effect: 'incomparable',
  about: 'A member is inside of another one now, probably.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.1',
  advice: 'Look for the member at its new place.',
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { street: { type: 'string' }, a: { type: 'string' } }, required: ['street'] },
    after: {
      type: 'object',
      properties: {
        home: { type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } },
        a: { type: 'string' },
      },
      required: ['home'],
    },
  },
};
