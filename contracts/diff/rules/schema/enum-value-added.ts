import { isReceived } from '../../levels.js';
import { toReaders, type Rule } from '../../rule.js';

export const enumValueAdded: Rule = {
  id: 'enum-value-added',
  scope: 'value',
  keyword: 'enum-value',
  effect: 'widens',
  when: (edit, direction) => isReceived(direction) || edit.open !== true,
  about: 'A list of values has further ones. A tolerant reader takes an unknown value with a warning.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.2',
  advice: 'Give values that you do not know a way through your code.',
  levels: toReaders('warn'),
  strict: toReaders('fail'),
  example: {
    kind: 'schema',
    before: { type: 'string', enum: ['a', 'b'] },
    after: { type: 'string', enum: ['a', 'b', 'c'] },
  },
};
