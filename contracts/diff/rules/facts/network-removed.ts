import type { Rule } from '../../rule.js';

export const networkRemoved: Rule = {
  id: 'network-removed',
  scope: 'none',
  keyword: 'network',
  effect: 'narrows',
  about: 'A network is used no more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Use another network.',
  example: {
    kind: 'facts',
    before: { networks: [{ key: 'a', stagingName: 't', evidence: { grade: 'documented' } }] },
    after: { networks: [] },
  },
};
