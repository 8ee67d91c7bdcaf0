import type { Rule } from '../../rule.js';
import { clientFlow, tokensFrom } from '../../samples.js';

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
    before: tokensFrom({ clientCredentials: clientFlow() }),
    after: tokensFrom({ clientCredentials: clientFlow(['read', 'write']) }),
  },
};
