import type { Rule } from '../../rule.js';

export const propertyLifted: Rule = {
  id: 'property-lifted',
  scope: 'direction',
  keyword: 'property-lifted',
  effect: 'incomparable',
  about: 'A member is outside of another one now, probably.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.1',
  advice: 'Look for the member at its new place.',
  example: {
    kind: 'schema',
    before: {
      type: 'object',
      properties: {
        home: { type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } },
        a: { type: 'string' },
      },
      required: ['home'],
    },
    after: { type: 'object', properties: { street: { type: 'string' }, a: { type: 'string' } }, required: ['street'] },
  },
};
