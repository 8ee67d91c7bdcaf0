import type { Rule } from '../../rule.js';

export const successStatusAdded: Rule = {
  id: 'success-status-added',
  scope: 'direction',
  keyword: 'success-status',
  effect: 'widens',
  about: 'A success may have a further status.',
  restsOn: 'OpenAPI 3.1.1, 4.8.16',
  advice: 'Take every status below 300 as a success.',
  levels: { response: 'warn' },
  example: {
    kind: 'operation',
    before: { responses: { '200': { description: 'x' } } },
    after: { responses: { '200': { description: 'x' }, '201': { description: 'x' } } },
  },
};
