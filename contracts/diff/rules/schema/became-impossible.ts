import type { Rule } from '../../rule.js';

export const becameImpossible: Rule = {
  id: 'became-impossible',
  scope: 'value',
  keyword: 'nothing',
  effect: 'narrows',
  about: 'No value is allowed any more.',
  restsOn: 'JSON Schema Core 2020-12, 4.3.2',
  advice: 'Do without it.',
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: false,
  },
};
