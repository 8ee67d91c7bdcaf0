import { everywhere, type Rule } from '../../rule.js';

export const deprecatedRule: Rule = {
  id: 'deprecated',
  scope: 'value',
  keyword: 'deprecated',
  effect: 'narrows',
  about: 'The provider advises against it.',
  restsOn: 'JSON Schema Validation 2020-12, 9.3',
  advice: 'Look for what takes its place.',
  levels: everywhere('info'),
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: { type: 'string', deprecated: true },
  },
};
