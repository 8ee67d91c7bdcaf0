import type { Rule } from '../../rule.js';

export const apiOperationRemoved: Rule = {
  id: 'api-operation-removed',
  scope: 'none',
  keyword: 'operation',
  effect: 'narrows',
  when: (edit) => edit.open !== true,
  about: 'An operation is gone.',
  restsOn: 'OpenAPI 3.1.1, 4.8.8',
  advice: 'Stop calling it before the upgrade.',
  example: {
    kind: 'document',
    before: { paths: { '/a': { get: {} }, '/b': { get: {} } } },
    after: { paths: { '/a': { get: {} } } },
  },
};
