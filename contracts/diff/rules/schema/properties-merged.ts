import type { Rule } from '../../rule.js';

export const propertiesMerged: Rule = {
  id: 'properties-merged',
  scope: 'direction',
  keyword: 'properties-merged',
  effect: 'incomparable',
  about: 'Several members are one now, probably.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.1',
  advice: 'Take the parts apart, or send them together.',
  example: {
    kind: 'schema',
    before: {
      type: 'object',
      properties: { street: { type: 'string' }, houseNumber: { type: 'integer' } },
      required: ['street', 'houseNumber'],
    },
    after: { type: 'object', properties: { address: { type: 'string' } }, required: ['address'] },
  },
};
