import { toReaders, type Rule } from '../../rule.js';

export const optionalParameterAdded: Rule = {
  id: 'optional-parameter-added',
  scope: 'direction',
  keyword: 'parameter',
  effect: 'widens',
  about: 'There is a further optional parameter.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12',
  advice: 'Send it where it helps you.',
  levels: toReaders('info'),
  example: {
    kind: 'operation',
    before: {},
    after: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' } }] },
  },
};
