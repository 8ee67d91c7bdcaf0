import { everywhere, type Rule } from '../../rule.js';

export const headerUseDeprecated: Rule = {
  id: 'header-use-deprecated',
  scope: 'direction',
  keyword: 'header-deprecated',
  effect: 'narrows',
  about: 'The provider advises against a header.',
  restsOn: 'OpenAPI 3.1.1, 4.8.21',
  advice: 'Look for what takes its place.',
  levels: everywhere('info'),
  example: {
    kind: 'operation',
    before: { responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' } } } } } },
    after: {
      responses: {
        '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' }, deprecated: true } } },
      },
    },
  },
};
