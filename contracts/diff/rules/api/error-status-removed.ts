import type { Rule } from '../../rule.js';

export const errorStatusRemoved: Rule = {
  id: 'error-status-removed',
  scope: 'direction',
  keyword: 'error-status',
  effect: 'narrows',
  about: 'A refusal has its status no more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.16',
  advice: 'Decide by the class of the status.',
  levels: { response: 'info' },
  example: {
    kind: 'operation',
    before: { responses: { '200': { description: 'x' }, '404': { description: 'x' } } },
    after: { responses: { '200': { description: 'x' } } },
  },
};
