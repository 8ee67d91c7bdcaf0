import { everywhere, type Rule } from '../../rule.js';

export const noLongerDeprecated: Rule = {
  id: 'no-longer-deprecated',
  scope: 'value',
  keyword: 'deprecated',
  effect: 'widens',
  about: 'The provider does not advise against it any more.',
  restsOn: 'JSON Schema Validation 2020-12, 9.3',
  advice: 'Nothing.',
  levels: everywhere('info'),
  example: {
    kind: 'schema',
    before: { type: 'string', deprecated: true },
    after: { type: 'string' },
  },
};
