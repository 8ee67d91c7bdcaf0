import type { Rule } from '../../rule.js';

export const additionalPropertiesUnconstrained: Rule = {
  id: 'additional-properties-unconstrained',
  scope: 'value',
  keyword: 'additional-schema',
  effect: 'widens',
  about: 'Members that are not declared can be anything.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.3',
  advice: 'Do not rely on the schema of further members when you read.',
  example: {
    kind: 'schema',
    before: { type: 'object', additionalProperties: { type: 'integer' } },
    after: { type: 'object' },
  },
};
