import type { Rule } from '../../rule.js';

export const headerStyleChanged: Rule = {
  id: 'header-style-changed',
  scope: 'direction',
  keyword: 'header-style',
  effect: 'incomparable',
  about: 'A header is written in another way.',
  restsOn: 'OpenAPI 3.1.1, 4.8.21',
  advice: 'Read the header in the new way.',
  example: {
    kind: 'operation',
    before: { responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'object' } } } } } },
    after: {
      responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'object' }, explode: true } } } },
    },
  },
};
