import type { Rule } from '../../rule.js';

export const bodyBecameRequired: Rule = {
  id: 'body-became-required',
  scope: 'direction',
  keyword: 'body-required',
  effect: 'narrows',
  about: 'The body has to be sent.',
  restsOn: 'OpenAPI 3.1.1, 4.8.13',
  advice: 'Send the body always.',
  example: {
    kind: 'operation',
    before: { requestBody: { content: { 'application/json': { schema: { type: 'string' } } } } },
    after: { requestBody: { content: { 'application/json': { schema: { type: 'string' } } }, required: true } },
  },
};
