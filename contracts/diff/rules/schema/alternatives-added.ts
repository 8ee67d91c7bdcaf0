import type { Rule } from '../../rule.js';

export const alternativesAdded: Rule = {
  id: 'alternatives-added',
  scope: 'value',
  keyword: 'alternatives',
  effect: 'narrows',
  when: (edit) => edit.before === undefined,
  about: 'A value has to fit one of several alternatives, where it had not to.',
  restsOn: 'JSON Schema Core 2020-12, 10.2.1',
  advice: 'Send values of one of the alternatives.',
  example: {
    kind: 'schema',
    before: { type: 'object' },
    after: { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }] },
  },
};
