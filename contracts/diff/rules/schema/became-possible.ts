import type { Rule } from '../../rule.js';

export const becamePossible: Rule = {
  id: 'became-possible',
  scope: 'value',
  keyword: 'nothing',
  effect: 'widens',
  about: 'Values are allowed where none was.',
  restsOn: 'JSON Schema Core 2020-12, 4.3.2',
  advice: 'Be ready to read values.',
  example: {
    kind: 'schema',
    before: false,
    after: { type: 'string' },
  },
};
