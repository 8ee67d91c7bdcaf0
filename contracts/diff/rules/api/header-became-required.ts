import type { Rule } from '../../rule.js';

export const headerBecameRequired: Rule = {
  id: 'header-became-required',
  scope: 'direction',
  keyword: 'header-required',
  effect: 'narrows',
  about: 'A header is always there.',
  restsOn: 'OpenAPI 3.1.1, 4.8.21',
  advice: 'Nothing for readers.',
  example: {
    kind: 'operation',
    before: { responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' } } } } } },
    after: {
      responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' }, required: true } } } },
    },
  },
};
