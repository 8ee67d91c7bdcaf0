import type { Rule } from '../../rule.js';

export const requiredParameterAdded: Rule = {
  id: 'required-parameter-added',
  scope: 'direction',
  keyword: 'required-parameter',
  effect: 'narrows',
  about: 'There is a further parameter, and it has to be sent.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12',
  advice: 'Send the parameter.',
  example: {
    kind: 'operation',
    before: {},
    after: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' }, required: true }] },
  },
};
