import type { Rule } from '../../rule.js';

export const errorCodeAdded: Rule = {
  id: 'error-code-added',
  scope: 'none',
  keyword: 'error-code',
  effect: 'widens',
  about: 'There is a further error code.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Give codes that you do not know a way through your code.',
  levels: { api: 'warn' },
  example: {
    kind: 'facts',
    before: { errorCodes: [] },
    after: {
      errorCodes: [
        { code: 'P1', status: 400, name: 'bad', label: 'x', operations: [], evidence: { grade: 'documented' } },
      ],
    },
  },
};
