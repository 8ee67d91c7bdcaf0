import { everywhere, type Rule } from '../../rule.js';

export const headerUseReactivated: Rule = {
  id: 'header-use-reactivated',
  scope: 'direction',
  keyword: 'header-deprecated',
  effect: 'widens',
  about: 'The provider advises against a header no more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.21',
  advice: 'Nothing.',
  levels: everywhere('info'),
  example: {
    kind: 'operation',
    before: {
      responses: {
        '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' }, deprecated: true } } },
      },
    },
    after: { responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' } } } } } },
  },
};
