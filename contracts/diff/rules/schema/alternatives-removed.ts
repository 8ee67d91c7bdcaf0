import type { Rule } from '../../rule.js';

export const alternativesRemoved: Rule = {
  id: 'alternatives-removed',
  scope: 'value',
  keyword: 'alternatives',
  effect: 'widens',
  when: (edit) => edit.after === undefined,
  about: 'A value need not fit one of several alternatives any more.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1',
  advice: 'Do not rely on the alternatives when you read.',
  example: {
    kind: 'schema',
    before: { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    after: { type: 'object' },
  },
};
