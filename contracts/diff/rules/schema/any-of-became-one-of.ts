import type { Rule } from '../../rule.js';

export const anyOfBecameOneOf: Rule = {
  id: 'any-of-became-one-of',
  scope: 'value',
  keyword: 'alternatives',
  effect: 'narrows',
  when: (edit) => edit.before !== undefined && edit.after !== undefined,
  about: 'A value may fit one alternative only, where several were allowed at once.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1.3',
  advice: 'Send values that fit one alternative only.',
  example: {
    kind: 'schema',
    before: {
      anyOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
        { type: 'object', required: ['b'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
      ],
    },
    after: {
      oneOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
        { type: 'object', required: ['b'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
      ],
    },
  },
};
