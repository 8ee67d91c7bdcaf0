import type { Rule } from '../../rule.js';

export const oneOfAdded: Rule = {
  id: 'one-of-added',
  scope: 'value',
  keyword: 'oneOf',
  effect: 'widens',
  about: 'There is a further alternative.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1',
  advice: 'Give alternatives that you do not know a way through your code.',
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
        {
          type: 'object',
          properties: { kind: { const: 'cash' }, place: { type: 'string' } },
          required: ['kind', 'place'],
        },
      ],
    },
  },
};
