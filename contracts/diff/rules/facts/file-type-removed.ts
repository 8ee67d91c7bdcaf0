import type { Rule } from '../../rule.js';

export const fileTypeRemoved: Rule = {
  id: 'file-type-removed',
  scope: 'none',
  keyword: 'file-type',
  effect: 'narrows',
  about: 'Files of a type are taken no more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Send files of another type.',
  example: {
    kind: 'facts',
    before: {
      limits: {
        files: [{ use: 'identity', mediaTypes: ['image/png', 'image/jpeg'], evidence: { grade: 'documented' } }],
      },
    },
    after: { limits: { files: [{ use: 'identity', mediaTypes: ['image/png'], evidence: { grade: 'documented' } }] } },
  },
};
