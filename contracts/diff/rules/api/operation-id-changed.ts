import type { Rule } from '../../rule.js';

export const operationIdChanged: Rule = {
  id: 'operation-id-changed',
  scope: 'none',
  keyword: 'operation-id',
  effect: 'incomparable',
  about: 'An operation has another id; generated clients name it otherwise.',
  restsOn: 'OpenAPI 3.1.1, 4.8.10',
  advice: 'Rename its calls in generated clients.',
  levels: { api: 'info' },
  example: {
    kind: 'operation',
    before: { operationId: 'x' },
    after: { operationId: 'y' },
  },
};
