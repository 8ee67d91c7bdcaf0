import type { Rule } from '../../rule.js';

export const oneOfBecameAnyOf: Rule = {
  id: 'one-of-became-any-of',
  scope: 'value',
  keyword: 'alternatives',
  effect: 'widens',
  when: (edit) => edit.before !== undefined && edit.after !== undefined,
  about: 'A value may fit several alternatives at once.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1.2',
  advice: 'Be ready to read values that fit several alternatives.',
  example: {
    kind: 'schema',
    before: {
      oneOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
        { type: 'object', required: ['b'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
      ],
    },
    after: {
      anyOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
        { type: 'object', required: ['b'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
      ],
    },
  },
};
