import type { Rule } from '../../rule.js';

export const apiSecurityOauthFlowRemoved: Rule = {
  id: 'api-security-oauth-flow-removed',
  scope: 'none',
  keyword: 'oauth-flow',
  effect: 'narrows',
  about: 'A way to get a token is gone.',
  restsOn: 'OpenAPI 3.1.1, 4.8.28',
  advice: 'Get tokens in another of the ways.',
  example: {
    kind: 'document',
    before: {
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
    after: {
      security: [{ o: ['read'] }],
      paths: { '/a': { get: { responses: {} } } },
      components: {
        securitySchemes: {
          o: { type: 'oauth2', flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { read: '' } } } },
        },
      },
    },
  },
};
