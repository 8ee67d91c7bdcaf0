import type { Rule } from '../../rule.js';

export const endpointReactivated: Rule = {
  id: 'endpoint-reactivated',
  scope: 'none',
  keyword: 'deprecated-operation',
  effect: 'widens',
  about: 'The provider does not advise against an operation any more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.10',
  advice: 'Nothing.',
  example: {
    kind: 'operation',
    before: { deprecated: true },
    after: {},
  },
};
