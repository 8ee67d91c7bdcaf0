import type { Rule } from '../../rule.js';

export const parameterBecameRequired: Rule = {
  id: 'parameter-became-required',
  scope: 'direction',
  keyword: 'parameter-required',
  effect: 'narrows',
  about: 'A parameter has to be sent.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12',
  advice: 'Send the parameter always.',
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' } }] },
    after: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' }, required: true }] },
  },
};
