import type { Rule } from '../../rule.js';

export const callbackAdded: Rule = {
  id: 'callback-added',
  scope: 'none',
  keyword: 'callback',
  effect: 'widens',
  about: 'There is a further callback.',
  restsOn: 'OpenAPI 3.1.1, 4.8.18',
  advice: 'Acknowledge it, or use it where it helps you.',
  example: {
    kind: 'operation',
    before: { callbacks: { a: { '{$request.body#/url}': { post: {} } } } },
    after: { callbacks: { a: { '{$request.body#/url}': { post: {} } }, b: { '{$request.body#/url}': { post: {} } } } },
  },
};
