import type { Rule } from '../../rule.js';

export const errorCodeRemoved: Rule = {
  id: 'error-code-removed',
  scope: 'none',
  keyword: 'error-code',
  effect: 'narrows',
  about: 'An error code is told no more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Look for what is told in its place.',
  levels: { api: 'warn' },
  example: {
    kind: 'facts',
    before: {
      errorCodes: [
        { code: 'P1', status: 400, name: 'bad', label: 'x', operations: [], evidence: { grade: 'documented' } },
      ],
    },
    after: { errorCodes: [] },
  },
};
