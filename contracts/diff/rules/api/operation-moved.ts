import type { Rule } from '../../rule.js';

export const operationMoved: Rule = {
  id: 'operation-moved',
  scope: 'none',
  keyword: 'operation-place',
  effect: 'incomparable',
  about: 'An operation of the same id has another path or method.',
  restsOn: 'OpenAPI 3.1.1, 4.8.10',
  advice: 'Call it at its new place.',
  example: {
    kind: 'document',
    before: { paths: { '/a': { get: { operationId: 'x' } } } },
    after: { paths: { '/b': { get: { operationId: 'x' } } } },
  },
};
