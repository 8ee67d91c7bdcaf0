import { isReceived } from '../../levels.js';
import { toReaders, type Rule } from '../../rule.js';

export const openEnumValueAdded: Rule = {
  id: 'open-enum-value-added',
  scope: 'value',
  keyword: 'enum-value',
  effect: 'widens',
  when: (edit, direction) => !isReceived(direction) && edit.open === true,
  about: 'A list of values that was said to grow has further ones.',
  restsOn: 'x-open of the contract',
  advice: 'Nothing: readers of an open set take unknown values.',
  levels: toReaders('info'),
  strict: toReaders('fail'),
  example: {
    kind: 'schema',
    before: { type: 'string', enum: ['a', 'b'], 'x-open': true },
    after: { type: 'string', enum: ['a', 'b', 'c'], 'x-open': true },
  },
};
