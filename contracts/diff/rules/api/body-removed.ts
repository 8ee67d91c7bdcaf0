import { toProvider, toReaders, type Rule } from '../../rule.js';

export const bodyRemoved: Rule = {
  id: 'body-removed',
  scope: 'direction',
  keyword: 'body',
  effect: 'narrows',
  about: 'The body is gone.',
  restsOn: 'OpenAPI 3.1.1, 4.8.13',
  advice: 'Stop sending the body.',
  levels: { ...toProvider('warn'), ...toReaders('fail') },
  example: {
    kind: 'operation',
    before: { requestBody: { content: { 'application/json': { schema: { type: 'string' } } } } },
    after: {},
  },
};
