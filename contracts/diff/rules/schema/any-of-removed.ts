import type { Rule } from '../../rule.js';

export const anyOfRemoved: Rule = {
  id: 'any-of-removed',
  scope: 'value',
  keyword: 'anyOf',
  effect: 'narrows',
  about: 'An alternative is allowed no more.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1',
  advice: 'Send one of the alternatives that are left.',
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
        {
          type: 'object',
          properties: { kind: { const: 'cash' }, place: { type: 'string' } },
          required: ['kind', 'place'],
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
      ],
    },
  },
};
