import type { Rule } from '../../rule.js';

export const formatRemoved: Rule = {
  id: 'format-removed',
  scope: 'value',
  keyword: 'format',
  effect: 'widens',
  about: 'Texts need not keep to the format any more.',
  restsOn: 'JSON Schema Validation 2020-12, 7',
  advice: 'Do not rely on the format when you read.',
  example: {
    kind: 'schema',
    before: { type: 'string', format: 'uuid' },
    after: { type: 'string' },
  },
};
