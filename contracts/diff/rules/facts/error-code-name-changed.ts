import type { Rule } from '../../rule.js';

export const errorCodeNameChanged: Rule = {
  id: 'error-code-name-changed',
  scope: 'none',
  keyword: 'error-code-name',
  effect: 'incomparable',
  about: 'An error code has another name.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Decide by the code, or take the new name.',
  example: {
    kind: 'facts',
    before: {
      errorCodes: [
        { code: 'P1', status: 400, name: 'bad', label: 'x', operations: ['a'], evidence: { grade: 'documented' } },
      ],
    },
    after: {
      errorCodes: [
        { code: 'P1', status: 400, name: 'worse', label: 'x', operations: ['a'], evidence: { grade: 'documented' } },
      ],
    },
  },
};
