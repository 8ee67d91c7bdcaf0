import type { Rule } from '../../rule.js';

export const apiSecurityAdded: Rule = {
  id: 'api-security-added',
  scope: 'none',
  keyword: 'security',
  effect: 'narrows',
  about: 'Callers have to identify themselves, where they had not to.',
  restsOn: 'OpenAPI 3.1.1, 4.8.30',
  advice: 'Send what identifies you.',
  example: {
    kind: 'operation',
    before: { security: [{}] },
    after: { security: [{ key: [] }] },
  },
};
