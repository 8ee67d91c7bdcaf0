import { toReaders, type Rule } from '../../rule.js';

export const optionalBodyAdded: Rule = {
  id: 'optional-body-added',
  scope: 'direction',
  keyword: 'body',
  effect: 'widens',
  about: 'A body may be sent where there was none.',
  restsOn: 'OpenAPI 3.1.1, 4.8.13',
  advice: 'Send it where it helps you.',
  levels: toReaders('info'),
  example: {
    kind: 'operation',
    before: {},
    after: { requestBody: { content: { 'application/json': { schema: { type: 'string' } } } } },
  },
};
