import type { Rule } from '../../rule.js';

export const propertySplit: Rule = {
  id: 'property-split',
  scope: 'direction',
  keyword: 'property-split',
  effect: 'incomparable',
  about: 'A member is several ones now, probably.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.1',
  advice: 'Put the parts together, or send them apart.',
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { address: { type: 'string' } }, required: ['address'] },
    after: {
      type: 'object',
      properties: { street: { type: 'string' }, houseNumber: { type: 'integer' } },
      required: ['street', 'houseNumber'],
    },
  },
};
