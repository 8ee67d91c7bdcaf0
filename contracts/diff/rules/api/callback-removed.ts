import type { Rule } from '../../rule.js';

export const callbackRemoved: Rule = {
  id: 'callback-removed',
  scope: 'none',
  keyword: 'callback',
  effect: 'narrows',
  about: 'A callback is sent no more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.18',
  advice: 'Ask for the news in another way.',
  example: {
    kind: 'operation',
    before: { callbacks: { a: { '{$request.body#/url}': { post: {} } }, b: { '{$request.body#/url}': { post: {} } } } },
    after: { callbacks: { a: { '{$request.body#/url}': { post: {} } } } },
  },
};
