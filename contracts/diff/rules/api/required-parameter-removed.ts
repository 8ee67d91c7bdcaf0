import { toProvider, toReaders, type Rule } from '../../rule.js';

export const requiredParameterRemoved: Rule = {
  id: 'required-parameter-removed',
  scope: 'direction',
  keyword: 'required-parameter-removed',
  effect: 'narrows',
  about: 'A required parameter is gone; the provider may ignore it, or refuse it.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12',
  advice: 'Stop sending the parameter.',
  levels: { ...toProvider('warn'), ...toReaders('fail') },
  example: {
    kind: 'operation',
    before: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' }, required: true }] },
    after: {},
  },
};
