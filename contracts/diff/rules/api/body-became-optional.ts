import type { Rule } from '../../rule.js';

export const bodyBecameOptional: Rule = {
  id: 'body-became-optional',
  scope: 'direction',
  keyword: 'body-required',
  effect: 'widens',
  about: 'The body may be left out.',
  restsOn: 'OpenAPI 3.1.1, 4.8.13',
  advice: 'Nothing for callers; receivers have to take a call without body.',
  example: {
    kind: 'operation',
    before: { requestBody: { content: { 'application/json': { schema: { type: 'string' } } }, required: true } },
    after: { requestBody: { content: { 'application/json': { schema: { type: 'string' } } } } },
  },
};
