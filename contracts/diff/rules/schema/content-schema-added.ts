import type { Rule } from '../../rule.js';

export const contentSchemaAdded: Rule = {
  id: 'content-schema-added',
  scope: 'value',
  keyword: 'contentSchema',
  effect: 'narrows',
  about: 'What a text holds has to keep to a schema.',
  restsOn: 'JSON Schema Validation 2020-12, 8.5',
  advice: 'Send texts that hold what keeps to the schema.',
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string', contentMediaType: 'application/json' },
    after: { type: 'string', contentMediaType: 'application/json', contentSchema: { type: 'object' } },
  },
};
