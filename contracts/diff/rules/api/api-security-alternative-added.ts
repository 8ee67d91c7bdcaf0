import type { Rule } from '../../rule.js';

export const apiSecurityAlternativeAdded: Rule = {
  id: 'api-security-alternative-added',
  scope: 'none',
  keyword: 'security-alternative',
  effect: 'widens',
  about: 'There is a further way to identify oneself.',
  restsOn: 'OpenAPI 3.1.1, 4.8.30',
  advice: 'Nothing.',
  example: {
    kind: 'operation',
    before: { security: [{ key: [] }] },
    after: { security: [{ key: [] }, { token: [] }] },
  },
};
