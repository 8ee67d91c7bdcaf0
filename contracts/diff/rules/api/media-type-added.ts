import type { Rule } from '../../rule.js';

export const mediaTypeAdded: Rule = {
  id: 'media-type-added',
  scope: 'direction',
  keyword: 'media-type',
  effect: 'widens',
  about: 'There is a further media type.',
  restsOn: 'OpenAPI 3.1.1, 4.8.14',
  advice: 'Use it where it helps you; receivers have to take it.',
  levels: { response: 'info' },
  example: {
    kind: 'operation',
    before: { requestBody: { content: { 'application/json': { schema: { type: 'string' } } } } },
    after: {
      requestBody: {
        content: {
          'application/json': { schema: { type: 'string' } },
          'application/xml': { schema: { type: 'string' } },
        },
      },
    },
  },
};
