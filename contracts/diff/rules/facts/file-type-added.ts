import type { Rule } from '../../rule.js';

export const fileTypeAdded: Rule = {
  id: 'file-type-added',
  scope: 'none',
  keyword: 'file-type',
  effect: 'widens',
  about: 'Files of a further type are taken.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Nothing.',
  example: {
    kind: 'facts',
    before: { limits: { files: [{ use: 'identity', mediaTypes: ['image/png'], evidence: { grade: 'documented' } }] } },
    after: {
      limits: {
        files: [{ use: 'identity', mediaTypes: ['image/png', 'image/jpeg'], evidence: { grade: 'documented' } }],
      },
    },
  },
};
