import type { Rule } from '../../rule.js';

export const contentSchemaRemoved: Rule = {
  id: 'content-schema-removed',
  scope: 'value',
  keyword: 'contentSchema',
  effect: 'widens',
  about: 'What a text holds need not keep to a schema any more.',
  restsOn: 'JSON Schema Validation 2020-12, 8.5',
  advice: 'Do not rely on the schema when you read.',
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string', contentMediaType: 'application/json', contentSchema: { type: 'object' } },
    after: { type: 'string', contentMediaType: 'application/json' },
  },
};
