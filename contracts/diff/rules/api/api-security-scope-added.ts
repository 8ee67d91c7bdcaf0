import type { Rule } from '../../rule.js';

export const apiSecurityScopeAdded: Rule = {
  id: 'api-security-scope-added',
  scope: 'none',
  keyword: 'security-scope',
  effect: 'narrows',
  about: 'A further scope is needed.',
  restsOn: 'OpenAPI 3.1.1, 4.8.30',
  advice: 'Ask for a token with the scope.',
  example: {
    kind: 'operation',
    before: { security: [{ oauth: ['read'] }] },
    after: { security: [{ oauth: ['read', 'write'] }] },
  },
};
