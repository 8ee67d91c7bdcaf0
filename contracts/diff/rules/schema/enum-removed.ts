import type { Rule } from '../../rule.js';

export const enumRemoved: Rule = {
  id: 'enum-removed',
  scope: 'value',
  keyword: 'enum',
  effect: 'widens',
  about: 'Values of a list were allowed; now any value of the type is.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.2',
  advice: 'Give values that you do not know a way through your code.',
  example: {
    kind: 'schema',
    before: { type: 'string', enum: ['a', 'b'] },
    after: { type: 'string' },
  },
};
