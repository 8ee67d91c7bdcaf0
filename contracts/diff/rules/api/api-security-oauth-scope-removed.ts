import type { Rule } from '../../rule.js';
import { clientFlow, tokensFrom } from '../../samples.js';

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
    before: tokensFrom({ clientCredentials: clientFlow(['read', 'write']) }),
    after: tokensFrom({ clientCredentials: clientFlow() }),
  },
};
