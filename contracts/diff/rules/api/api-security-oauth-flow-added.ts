import type { Rule } from '../../rule.js';

export const apiSecurityOauthFlowAdded: Rule = {
  id: 'api-security-oauth-flow-added',
  scope: 'none',
  keyword: 'oauth-flow',
  effect: 'widens',
  about: 'There is a further way to get a token.',
  restsOn: 'OpenAPI 3.1.1, 4.8.28',
  advice: 'Nothing.',
  example: {
    kind: 'document',
    before: {
      security: [{ o: ['read'] }],
      paths: { '/a': { get: { responses: {} } } },
      components: {
        securitySchemes: {
          o: { type: 'oauth2', flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { read: '' } } } },
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
            flows: {
              implicit: { authorizationUrl: 'https://a.example', scopes: { read: '' } },
              clientCredentials: { tokenUrl: 'https://a.example', scopes: { read: '' } },
            },
          },
        },
      },
    },
  },
};
