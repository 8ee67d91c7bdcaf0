import { toProvider, toReaders, type Rule } from '../../rule.js';

export const defaultValueAdded: Rule = {
  id: 'default-value-added',
  scope: 'value',
  keyword: 'default',
  effect: 'widens',
  about: 'A value is taken where none is sent.',
  restsOn: 'JSON Schema Validation 2020-12, 9.2',
  advice: 'Send the value that you mean.',
  levels: { ...toProvider('info'), ...toReaders('info') },
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: { type: 'string', default: 'x' },
  },
};
