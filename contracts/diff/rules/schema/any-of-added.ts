import type { Rule } from '../../rule.js';

export const anyOfAdded: Rule = {
  id: 'any-of-added',
  scope: 'value',
  keyword: 'anyOf',
  effect: 'widens',
  about: 'There is a further alternative.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1',
  advice: 'Give alternatives that you do not know a way through your code.',
  example: {
    kind: 'schema',
    before: {
      anyOf: [
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
      anyOf: [
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
