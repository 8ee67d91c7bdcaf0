import type { Rule } from '../../rule.js';

export const becameNotNullable: Rule = {
  id: 'became-not-nullable',
  scope: 'value',
  keyword: 'nullable',
  effect: 'narrows',
  about: 'null is allowed no more.',
  restsOn: 'JSON Schema Validation 2020-12, 6.1.1',
  advice: 'Send a value, or leave the member out where it is optional.',
  example: {
    kind: 'schema',
    before: { type: ['string', 'null'] },
    after: { type: 'string' },
  },
};
