import { toProvider, toReaders, type Rule } from '../../rule.js';

export const parameterRemoved: Rule = {
  id: 'parameter-removed',
  scope: 'direction',
  keyword: 'parameter',
  effect: 'narrows',
  about: 'An optional parameter is gone; the provider may ignore it, or refuse it.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12',
  advice: 'Stop sending the parameter.',
  levels: { ...toProvider('warn'), ...toReaders('warn') },
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' } }] },
    after: {},
  },
};
