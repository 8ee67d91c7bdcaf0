import type { Rule } from '../../rule.js';

export const maxDecreased: Rule = {
  id: 'max-decreased',
  scope: 'value',
  keyword: 'maximum',
  effect: 'narrows',
  about: 'The greatest allowed number is smaller, or was not there before.',
  restsOn: 'JSON Schema Validation 2020-12, 6.2.2',
  advice: 'Send no greater numbers.',
  example: {
    kind: 'schema',
    before: { type: 'number', maximum: 9 },
    after: { type: 'number', maximum: 5 },
  },
};
