import { toProvider, toReaders, type Rule } from '../../rule.js';

export const requiredHeaderRemoved: Rule = {
  id: 'required-header-removed',
  scope: 'direction',
  keyword: 'required-header',
  effect: 'narrows',
  about: 'A header that was always there is gone.',
  restsOn: 'OpenAPI 3.1.1, 4.8.21',
  advice: 'Do without the header.',
  levels: { ...toReaders('fail'), ...toProvider('info') },
  example: {
    kind: 'operation',
    before: {
      responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' }, required: true } } } },
    },
    after: { responses: { '200': { description: 'x' } } },
  },
};
