import type { Rule } from '../../rule.js';

export const errorCodeAtOperationRemoved: Rule = {
  id: 'error-code-at-operation-removed',
  scope: 'none',
  keyword: 'error-code-operation',
  effect: 'narrows',
  about: 'An operation does not tell an error code any more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Look for what is told in its place.',
  levels: { api: 'info' },
  example: {
    kind: 'facts',
    before: {
      errorCodes: [
        { code: 'P1', status: 400, name: 'bad', label: 'x', operations: ['a', 'b'], evidence: { grade: 'documented' } },
      ],
    },
    after: {
      errorCodes: [
        { code: 'P1', status: 400, name: 'bad', label: 'x', operations: ['a'], evidence: { grade: 'documented' } },
      ],
    },
  },
};
