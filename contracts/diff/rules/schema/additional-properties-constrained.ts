import type { Rule } from '../../rule.js';

export const additionalPropertiesConstrained: Rule = {
  id: 'additional-properties-constrained',
  scope: 'value',
  keyword: 'additional-schema',
  effect: 'narrows',
  about: 'Members that are not declared have to keep to a schema.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.3',
  advice: 'Send further members that keep to the schema.',
  example: {
    kind: 'schema',
    before: { type: 'object' },
    after: { type: 'object', additionalProperties: { type: 'integer' } },
  },
};
