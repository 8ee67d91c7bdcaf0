import type { Rule } from '../../rule.js';

export const errorCodeAtOperationAdded: Rule = {
  id: 'error-code-at-operation-added',
  scope: 'none',
  keyword: 'error-code-operation',
  effect: 'widens',
  about: 'An operation tells a further error code.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Be ready for the code there.',
  levels: { api: 'info' },
  example: {
    kind: 'facts',
    before: {
      errorCodes: [
        { code: 'P1', status: 400, name: 'bad', label: 'x', operations: ['a'], evidence: { grade: 'documented' } },
      ],
    },
    after: {
      errorCodes: [
        { code: 'P1', status: 400, name: 'bad', label: 'x', operations: ['a', 'b'], evidence: { grade: 'documented' } },
      ],
    },
  },
};
