import type { Rule } from '../../rule.js';

export const parameterBecameOptional: Rule = {
  id: 'parameter-became-optional',
  scope: 'direction',
  keyword: 'parameter-required',
  effect: 'widens',
  about: 'A parameter may be left out.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12',
  advice: 'Nothing.',
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' }, required: true }] },
    after: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' } }] },
  },
};
