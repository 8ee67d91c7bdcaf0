import type { Rule } from '../../rule.js';

export const endpointAdded: Rule = {
  id: 'endpoint-added',
  scope: 'none',
  keyword: 'operation',
  effect: 'widens',
  about: 'There is a further operation.',
  restsOn: 'OpenAPI 3.1.1, 4.8.8',
  advice: 'Use it where it helps you.',
  example: {
    kind: 'document',
    before: { paths: { '/a': { get: {} } } },
    after: { paths: { '/a': { get: {} }, '/b': { get: {} } } },
  },
};
