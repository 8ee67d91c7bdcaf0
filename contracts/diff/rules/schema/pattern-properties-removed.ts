import type { Rule } from '../../rule.js';

export const patternPropertiesRemoved: Rule = {
  id: 'pattern-properties-removed',
  scope: 'value',
  keyword: 'patternProperties',
  effect: 'widens',
  about: 'Members whose names fit a pattern can be anything.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.2',
  advice: 'Do not rely on the schema of such members when you read.',
  example: {
    kind: 'schema',
    before: { type: 'object', patternProperties: { '^n': { type: 'integer' } } },
    after: { type: 'object' },
  },
};
