import type { Rule } from '../../rule.js';

export const parameterMoved: Rule = {
  id: 'parameter-moved',
  scope: 'direction',
  keyword: 'parameter-place',
  effect: 'incomparable',
  about: 'A parameter is sent in another place: path, query, header or cookie.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12.1',
  advice: 'Send the parameter in its new place.',
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'token', in: 'query', schema: { type: 'string' } }] },
    after: { parameters: [{ name: 'token', in: 'header', schema: { type: 'string' } }] },
  },
};
