import { everywhere, type Rule } from '../../rule.js';

export const parameterUseDeprecated: Rule = {
  id: 'parameter-use-deprecated',
  scope: 'direction',
  keyword: 'parameter-deprecated',
  effect: 'narrows',
  about: 'The provider advises against a parameter.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12',
  advice: 'Look for what takes its place.',
  levels: everywhere('info'),
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' } }] },
    after: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' }, deprecated: true }] },
  },
};
