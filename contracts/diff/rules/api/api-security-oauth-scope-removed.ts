import type { Rule } from '../../rule.js';

export const apiSecurityOauthScopeRemoved: Rule = {
  id: 'api-security-oauth-scope-removed',
  scope: 'none',
  keyword: 'oauth-scope',
  effect: 'narrows',
  about: 'A scope can be asked for no more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.29',
  advice: 'Stop asking for the scope.',
  example: {
    kind: 'document',
    before: {
      security: [{ o: ['read'] }],
      paths: { '/a': { get: { responses: {} } } },
      components: {
        securitySchemes: {
          o: {
            type: 'oauth2',
            flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: { read: '', write: '' } } },
          },
        },
      },
    },
    after: {
      security: [{ o: ['read'] }],
      paths: { '/a': { get: { responses: {} } } },
      components: {
        securitySchemes: {
          o: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: { read: '' } } } },
        },
      },
    },
  },
};
