import type { Rule } from '../../rule.js';

export const sharedSchemaChanged: Rule = {
  id: 'shared-schema-changed',
  scope: 'value',
  keyword: 'shared',
  about: 'A schema changed that is used in many places; what changed is told where it is used first.',
  restsOn: 'JSON Schema Core 2020-12, 8.2.3.1',
  advice: 'Look up the changes of the schema at its first place.',
  example: { kind: 'value', before: { type: 'string' }, after: { type: 'integer' } },
};
