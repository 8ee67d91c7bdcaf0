import type { Rule } from '../../rule.js';
import { clientFlow, pageFlow, tokensFrom } from '../../samples.js';

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
    before: tokensFrom({ implicit: pageFlow }),
    after: tokensFrom({ implicit: pageFlow, clientCredentials: clientFlow() }),
  },
};
