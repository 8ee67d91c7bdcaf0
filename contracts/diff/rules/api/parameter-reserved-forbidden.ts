import type { Rule } from '../../rule.js';

export const parameterReservedForbidden: Rule = {
  id: 'parameter-reserved-forbidden',
  scope: 'direction',
  keyword: 'allowReserved',
  effect: 'narrows',
  about: 'A parameter may not have reserved characters as they are any more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12.2',
  advice: 'Write the parameter in the new way.',
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' }, allowReserved: true }] },
    after: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] },
  },
};
