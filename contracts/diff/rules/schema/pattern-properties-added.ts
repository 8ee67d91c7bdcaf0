import type { Rule } from '../../rule.js';

export const patternPropertiesAdded: Rule = {
  id: 'pattern-properties-added',
  scope: 'value',
  keyword: 'patternProperties',
  effect: 'narrows',
  about: 'Members whose names fit a pattern have to keep to a schema.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.2',
  advice: 'Send members of such names that keep to the schema.',
  example: {
    kind: 'schema',
    before: { type: 'object' },
    after: { type: 'object', patternProperties: { '^n': { type: 'integer' } } },
  },
};
