import type { Rule } from '../../rule.js';

export const networkNameChanged: Rule = {
  id: 'network-name-changed',
  scope: 'none',
  keyword: 'network-name',
  effect: 'incomparable',
  about: 'A network has another name at the test environment.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Expect the new name.',
  levels: { api: 'warn' },
  example: {
    kind: 'facts',
    before: { networks: [{ key: 'a', stagingName: 't', evidence: { grade: 'documented' } }] },
    after: { networks: [{ key: 'a', stagingName: 'u', evidence: { grade: 'documented' } }] },
  },
};
