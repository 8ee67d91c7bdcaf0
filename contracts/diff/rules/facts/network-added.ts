import type { Rule } from '../../rule.js';

export const networkAdded: Rule = {
  id: 'network-added',
  scope: 'none',
  keyword: 'network',
  effect: 'widens',
  about: 'There is a further network.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Give networks that you do not know a way through your code.',
  example: {
    kind: 'facts',
    before: { networks: [] },
    after: { networks: [{ key: 'a', stagingName: 't', evidence: { grade: 'documented' } }] },
  },
};
