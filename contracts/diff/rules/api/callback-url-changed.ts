import type { Rule } from '../../rule.js';

export const callbackUrlChanged: Rule = {
  id: 'callback-url-changed',
  scope: 'none',
  keyword: 'callback-place',
  effect: 'incomparable',
  about: 'A callback comes at another address.',
  restsOn: 'OpenAPI 3.1.1, 4.8.18.2',
  advice: 'Listen at the new address.',
  example: {
    kind: 'operation',
    before: { callbacks: { a: { '{$request.body#/url}': { post: {} } } } },
    after: { callbacks: { a: { '{$request.body#/target}': { post: {} } } } },
  },
};
