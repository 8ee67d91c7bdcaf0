import { toReaders, type Rule } from '../../rule.js';

export const additionalPropertiesAllowed: Rule = {
  id: 'additional-properties-allowed',
  scope: 'value',
  keyword: 'additionalProperties',
  effect: 'widens',
  about: 'Members that are not declared are allowed. A tolerant reader takes them.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.3',
  advice: 'Ignore members that you do not know.',
  levels: toReaders('info'),
  strict: toReaders('fail'),
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
    after: {
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
      additionalProperties: { type: 'string' },
    },
  },
};
