import type { Rule } from '../../rule.js';

export const errorCodeStatusChanged: Rule = {
  id: 'error-code-status-changed',
  scope: 'none',
  keyword: 'error-code-status',
  effect: 'incomparable',
  about: 'An error code comes with another status.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Decide by the code, or take the new status.',
  example: {
    kind: 'facts',
    before: {
      errorCodes: [
        { code: 'P1', status: 400, name: 'bad', label: 'x', operations: ['a'], evidence: { grade: 'documented' } },
      ],
    },
    after: {
      errorCodes: [
        { code: 'P1', status: 404, name: 'bad', label: 'x', operations: ['a'], evidence: { grade: 'documented' } },
      ],
    },
  },
};
