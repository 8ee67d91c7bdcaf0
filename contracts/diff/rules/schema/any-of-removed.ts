import type { Rule } from '../../rule.js';
import { card, cash, iban } from '../../samples.js';

export const anyOfRemoved: Rule = {
  id: 'any-of-removed',
  scope: 'value',
  keyword: 'anyOf',
  effect: 'narrows',
  about: 'An alternative is allowed no more.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1',
  advice: 'Send one of the alternatives that are left.',
  example: {
    kind: 'schema',
    before: {
      anyOf: [card, iban, cash],
    },
    after: {
      anyOf: [card, iban],
    },
  },
};
