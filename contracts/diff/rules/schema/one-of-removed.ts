import type { Rule } from '../../rule.js';
import { card, cash, iban } from '../../samples.js';

export const oneOfRemoved: Rule = {
  id: 'one-of-removed',
  scope: 'value',
  keyword: 'oneOf',
  effect: 'narrows',
  about: 'An alternative is allowed no more.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1',
  advice: 'Send one of the alternatives that are left.',
  example: {
    kind: 'schema',
    before: {
      oneOf: [card, iban, cash],
    },
    after: {
      oneOf: [card, iban],
    },
  },
};
