import type { Rule } from '../../rule.js';

export const callbackMethodChanged: Rule = {
  id: 'callback-method-changed',
  scope: 'none',
  keyword: 'callback-method',
  effect: 'incomparable',
  about: 'A callback comes by another method.',
  restsOn: 'OpenAPI 3.1.1, 4.8.18',
  advice: 'Take the new method at your receiver.',
  example: {
    kind: 'operation',
    before: { callbacks: { a: { '{$request.body#/url}': { post: {} } } } },
    after: { callbacks: { a: { '{$request.body#/url}': { put: {} } } } },
  },
};
