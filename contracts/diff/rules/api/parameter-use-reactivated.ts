import { everywhere, type Rule } from '../../rule.js';

export const parameterUseReactivated: Rule = {
  id: 'parameter-use-reactivated',
  scope: 'direction',
  keyword: 'parameter-deprecated',
  effect: 'widens',
  about: 'The provider does not advise against a parameter any more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12',
  advice: 'Nothing.',
  levels: everywhere('info'),
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' }, deprecated: true }] },
    after: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' } }] },
  },
};
