import type { Rule } from '../../rule.js';

export const apiSecurityOauthUrlChanged: Rule = {
  id: 'api-security-oauth-url-changed',
  scope: 'none',
  keyword: 'oauth-url',
  about: 'Tokens are got at another address.',
  restsOn: 'OpenAPI 3.1.1, 4.8.29',
  advice: 'Get tokens at the new address.',
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
          o: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://b.example', scopes: { read: '' } } } },
        },
      },
    },
  },
};
