import { toProvider, toReaders, type Rule } from '../../rule.js';

export const optionalHeaderRemoved: Rule = {
  id: 'optional-header-removed',
  scope: 'direction',
  keyword: 'header',
  effect: 'narrows',
  about: 'An optional header is gone.',
  restsOn: 'OpenAPI 3.1.1, 4.8.21',
  advice: 'Do without the header.',
  levels: { ...toReaders('warn'), ...toProvider('info') },
  example: {
    kind: 'operation',
    before: { responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' } } } } } },
    after: { responses: { '200': { description: 'x' } } },
  },
};
