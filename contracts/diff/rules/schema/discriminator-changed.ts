import type { Rule } from '../../rule.js';

export const discriminatorChanged: Rule = {
  id: 'discriminator-changed',
  scope: 'value',
  keyword: 'discriminator',
  effect: 'incomparable',
  about: 'Another member tells the alternatives apart.',
  restsOn: 'OpenAPI 3.1.1, 4.8.25',
  advice: 'Tell alternatives apart by the new member.',
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
      discriminator: { propertyName: 'kind' },
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
      discriminator: { propertyName: 'type' },
    },
  },
};
