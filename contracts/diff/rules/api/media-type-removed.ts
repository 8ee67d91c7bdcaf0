import type { Rule } from '../../rule.js';

export const mediaTypeRemoved: Rule = {
  id: 'media-type-removed',
  scope: 'direction',
  keyword: 'media-type',
  effect: 'narrows',
  about: 'A media type is taken or sent no more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.14',
  advice: 'Use one of those that are left.',
  levels: { response: 'fail' },
  example: {
    kind: 'operation',
    before: {
      requestBody: {
        content: {
          'application/json': { schema: { type: 'string' } },
          'application/xml': { schema: { type: 'string' } },
        },
      },
    },
    after: { requestBody: { content: { 'application/json': { schema: { type: 'string' } } } } },
  },
};
