import type { Rule } from '../../rule.js';

export const apiSecurityScopeRemoved: Rule = {
  id: 'api-security-scope-removed',
  scope: 'none',
  keyword: 'security-scope',
  effect: 'widens',
  about: 'A scope is needed no more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.30',
  advice: 'Nothing.',
  example: {
    kind: 'operation',
    before: { security: [{ oauth: ['read', 'write'] }] },
    after: { security: [{ oauth: ['read'] }] },
  },
};
