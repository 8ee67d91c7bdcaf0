import type { Rule } from '../../rule.js';

export const endpointDeprecated: Rule = {
  id: 'endpoint-deprecated',
  scope: 'none',
  keyword: 'deprecated-operation',
  effect: 'narrows',
  about: 'The provider advises against an operation.',
  restsOn: 'OpenAPI 3.1.1, 4.8.10',
  advice: 'Look for what takes its place.',
  levels: { api: 'info' },
  example: {
    kind: 'operation',
    before: {},
    after: { deprecated: true },
  },
};
