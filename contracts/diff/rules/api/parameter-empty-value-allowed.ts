import type { Rule } from '../../rule.js';

export const parameterEmptyValueAllowed: Rule = {
  id: 'parameter-empty-value-allowed',
  scope: 'direction',
  keyword: 'allowEmptyValue',
  effect: 'widens',
  about: 'A parameter may have no value.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12.2',
  advice: 'Nothing.',
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] },
    after: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' }, allowEmptyValue: true }] },
  },
};
