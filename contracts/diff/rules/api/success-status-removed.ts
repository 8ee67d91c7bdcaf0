import type { Rule } from '../../rule.js';

export const successStatusRemoved: Rule = {
  id: 'success-status-removed',
  scope: 'direction',
  keyword: 'success-status',
  effect: 'narrows',
  about: 'A success has another status.',
  restsOn: 'OpenAPI 3.1.1, 4.8.16',
  advice: 'Take every status below 300 as a success.',
  levels: { response: 'fail' },
  example: {
    kind: 'operation',
    before: { responses: { '200': { description: 'x' }, '204': { description: 'x' } } },
    after: { responses: { '200': { description: 'x' } } },
  },
};
