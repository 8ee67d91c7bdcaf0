import type { Rule } from '../../rule.js';

export const apiSecurityAlternativeRemoved: Rule = {
  id: 'api-security-alternative-removed',
  scope: 'none',
  keyword: 'security-alternative',
  effect: 'narrows',
  about: 'A way to identify oneself is taken no more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.30',
  advice: 'Identify yourself in one of the ways that are left.',
  example: {
    kind: 'operation',
    before: { security: [{ key: [] }, { token: [] }] },
    after: { security: [{ token: [] }] },
  },
};
