import type { Rule } from '../../rule.js';

export const formatAdded: Rule = {
  id: 'format-added',
  scope: 'value',
  keyword: 'format',
  effect: 'narrows',
  about: 'Texts have to keep to a format that was not asked for.',
  restsOn: 'JSON Schema Validation 2020-12, 7',
  advice: 'Send texts that keep to the format.',
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: { type: 'string', format: 'uuid' },
  },
};
