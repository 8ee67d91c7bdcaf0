import type { Rule } from '../../rule.js';
import { clientFlow, tokensFrom } from '../../samples.js';

export const apiSecurityOauthUrlChanged: Rule = {
  id: 'api-security-oauth-url-changed',
  scope: 'none',
  keyword: 'oauth-url',
  about: 'Tokens are got at another address.',
  restsOn: 'OpenAPI 3.1.1, 4.8.29',
  advice: 'Get tokens at the new address.',
  example: {
    kind: 'document',
    before: tokensFrom({ clientCredentials: clientFlow() }),
    after: tokensFrom({ clientCredentials: clientFlow(['read'], 'https://b.example') }),
  },
};
