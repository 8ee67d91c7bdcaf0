import type { Rule } from '../../rule.js';

export const authenticationChanged: Rule = {
  id: 'authentication-changed',
  scope: 'none',
  keyword: 'authentication',
  effect: 'incomparable',
  about: 'Callers identify themselves otherwise, or are refused otherwise.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Send the key as it is asked for.',
  example: {
    kind: 'facts',
    before: {
      authentication: {
        header: 'x-a',
        evidence: { grade: 'documented' },
        unauthorized: { status: 401, evidence: { grade: 'documented' }, texts: [] },
      },
    },
    after: {
      authentication: {
        header: 'x-b',
        evidence: { grade: 'documented' },
        unauthorized: { status: 401, evidence: { grade: 'documented' }, texts: [] },
      },
    },
  },
};
