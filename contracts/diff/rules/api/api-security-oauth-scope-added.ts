import type { Rule } from '../../rule.js';

export const apiSecurityOauthScopeAdded: Rule = {
  id: 'api-security-oauth-scope-added',
  scope: 'none',
  keyword: 'oauth-scope',
  effect: 'widens',
  about: 'A further scope can be asked for.',
  restsOn: 'OpenAPI 3.1.1, 4.8.29',
  advice: 'Nothing.',
  example: {
    kind: 'document',
    before: {
      security: [{ o: ['read'] }],
      paths: { '/a': { get: { responses: {} } } },
      components: {
        securitySchemes: {
          o: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: { read: '' } } } },
        },
      },
    },
    after: {
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
  },
};
