import type { Rule } from '../../rule.js';

export const parameterReservedAllowed: Rule = {
  id: 'parameter-reserved-allowed',
  scope: 'direction',
  keyword: 'allowReserved',
  effect: 'widens',
  about: 'A parameter may have reserved characters as they are.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12.2',
  advice: 'Nothing.',
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] },
    after: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' }, allowReserved: true }] },
  },
};
