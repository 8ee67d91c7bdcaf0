import type { Rule } from '../../rule.js';
import { card, cash, iban } from '../../samples.js';

export const anyOfAdded: Rule = {
  id: 'any-of-added',
  scope: 'value',
  keyword: 'anyOf',
  effect: 'widens',
  about: 'There is a further alternative.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1',
  advice: 'Give alternatives that you do not know a way through your code.',
  example: {
    kind: 'schema',
    before: {
      anyOf: [card, iban],
    },
    after: {
      anyOf: [card, iban, cash],
    },
  },
};
