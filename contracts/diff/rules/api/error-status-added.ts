import type { Rule } from '../../rule.js';

export const errorStatusAdded: Rule = {
  id: 'error-status-added',
  scope: 'direction',
  keyword: 'error-status',
  effect: 'widens',
  about: 'A refusal may have a further status.',
  restsOn: 'OpenAPI 3.1.1, 4.8.16',
  advice: 'Decide by the class of the status.',
  levels: { response: 'info' },
  example: {
    kind: 'operation',
    before: { responses: { '200': { description: 'x' } } },
    after: { responses: { '200': { description: 'x' }, '409': { description: 'x' } } },
  },
};
