import type { Rule } from '../../rule.js';

export const apiSecurityRemoved: Rule = {
  id: 'api-security-removed',
  scope: 'none',
  keyword: 'security',
  effect: 'widens',
  about: 'Callers need not identify themselves any more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.30',
  advice: 'Nothing.',
  example: {
    kind: 'operation',
    before: { security: [{ key: [] }] },
    after: { security: [{}] },
  },
};
