import type { Rule } from '../../rule.js';

export const headerBecameOptional: Rule = {
  id: 'header-became-optional',
  scope: 'direction',
  keyword: 'header-required',
  effect: 'widens',
  about: 'A header may be missing.',
  restsOn: 'OpenAPI 3.1.1, 4.8.21',
  advice: 'Be ready to do without the header.',
  example: {
    kind: 'operation',
    before: {
      responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' }, required: true } } } },
    },
    after: { responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' } } } } } },
  },
};
