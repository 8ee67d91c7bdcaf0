import { toProvider, toReaders, type Rule } from '../../rule.js';

export const defaultValueChanged: Rule = {
  id: 'default-value-changed',
  scope: 'value',
  keyword: 'default',
  effect: 'incomparable',
  about: 'Another value is taken where none is sent.',
  restsOn: 'JSON Schema Validation 2020-12, 9.2',
  advice: 'Send the value that you mean.',
  levels: { ...toProvider('warn'), ...toReaders('info') },
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string', default: 'x' },
    after: { type: 'string', default: 'y' },
  },
};
