import type { Rule } from '../../rule.js';
import { clientFlow, pageFlow, tokensFrom } from '../../samples.js';

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
    before: tokensFrom({ implicit: pageFlow, clientCredentials: clientFlow() }),
    after: tokensFrom({ implicit: pageFlow }),
  },
};
