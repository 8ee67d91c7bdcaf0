import type { Rule } from '../../rule.js';

export const apiOperationRemovedAfterDeprecation: Rule = {
  id: 'api-operation-removed-after-deprecation',
  scope: 'none',
  keyword: 'operation',
  effect: 'narrows',
  when: (edit) => edit.open === true,
  about: 'An operation is gone that the provider had advised against.',
  restsOn: 'OpenAPI 3.1.1, 4.8.10',
  advice: 'Stop calling it before the upgrade.',
  example: {
    kind: 'document',
    before: { paths: { '/a': { get: {} }, '/b': { get: { deprecated: true } } } },
    after: { paths: { '/a': { get: {} } } },
  },
};
