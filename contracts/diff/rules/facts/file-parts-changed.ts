import type { Rule } from '../../rule.js';

export const filePartsChanged: Rule = {
  id: 'file-parts-changed',
  scope: 'none',
  keyword: 'file-parts',
  effect: 'incomparable',
  about: 'A document needs other pictures.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Send the pictures that it needs.',
  example: {
    kind: 'facts',
    before: {
      limits: {
        files: [
          {
            use: 'identity',
            mediaTypes: [],
            evidence: { grade: 'documented' },
            parts: [{ documentTypes: ['ID'], parts: ['front'], evidence: { grade: 'documented' } }],
          },
        ],
      },
    },
    after: {
      limits: {
        files: [
          {
            use: 'identity',
            mediaTypes: [],
            evidence: { grade: 'documented' },
            parts: [{ documentTypes: ['ID'], parts: ['front', 'back'], evidence: { grade: 'documented' } }],
          },
        ],
      },
    },
  },
};
