import type { Rule } from '../../rule.js';

export const parameterEmptyValueForbidden: Rule = {
  id: 'parameter-empty-value-forbidden',
  scope: 'direction',
  keyword: 'allowEmptyValue',
  effect: 'narrows',
  about: 'A parameter may not have no value any more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12.2',
  advice: 'Write the parameter in the new way.',
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' }, allowEmptyValue: true }] },
    after: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] },
  },
};
