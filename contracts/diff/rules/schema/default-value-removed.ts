import { toProvider, toReaders, type Rule } from '../../rule.js';

export const defaultValueRemoved: Rule = {
  id: 'default-value-removed',
  scope: 'value',
  keyword: 'default',
  effect: 'narrows',
  about: 'No value is taken any more where none is sent.',
  restsOn: 'JSON Schema Validation 2020-12, 9.2',
  advice: 'Send the value that you mean.',
  levels: { ...toProvider('warn'), ...toReaders('info') },
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string', default: 'x' },
    after: { type: 'string' },
  },
};
