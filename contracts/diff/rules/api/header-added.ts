import { toReaders, type Rule } from '../../rule.js';

export const headerAdded: Rule = {
  id: 'header-added',
  scope: 'direction',
  keyword: 'header',
  effect: 'widens',
  about: 'There is a further header.',
  restsOn: 'OpenAPI 3.1.1, 4.8.21',
  advice: 'Use it where it helps you.',
  levels: toReaders('info'),
  example: {
    kind: 'operation',
    before: { responses: { '200': { description: 'x' } } },
    after: { responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' } } } } } },
  },
};
