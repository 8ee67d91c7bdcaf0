import type { Rule } from '../../rule.js';

export const discriminatorMappingRemoved: Rule = {
  id: 'discriminator-mapping-removed',
  scope: 'value',
  keyword: 'discriminator-mapping',
  effect: 'narrows',
  about: 'A value of the discriminator stands for no alternative any more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.25',
  advice: 'Stop sending the value.',
  example: {
    kind: 'schema',
    before: {
      oneOf: [
        {
          type: 'object',
          properties: { kind: { const: 'card' }, number: { type: 'string' } },
          required: ['kind', 'number'],
        },
        {
          type: 'object',
          properties: { kind: { const: 'iban' }, iban: { type: 'string' } },
          required: ['kind', 'iban'],
        },
      ],
      discriminator: { propertyName: 'kind', mapping: { card: '#/a', iban: '#/b' } },
    },
    after: {
      oneOf: [
        {
          type: 'object',
          properties: { kind: { const: 'card' }, number: { type: 'string' } },
          required: ['kind', 'number'],
        },
        {
          type: 'object',
          properties: { kind: { const: 'iban' }, iban: { type: 'string' } },
          required: ['kind', 'iban'],
        },
      ],
      discriminator: { propertyName: 'kind', mapping: { card: '#/a' } },
    },
  },
};
