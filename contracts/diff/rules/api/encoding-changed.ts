import type { Rule } from '../../rule.js';

export const encodingChanged: Rule = {
  id: 'encoding-changed',
  scope: 'direction',
  keyword: 'encoding',
  effect: 'incomparable',
  about: 'A part of a form is sent in another way.',
  restsOn: 'OpenAPI 3.1.1, 4.8.15',
  advice: 'Send the part in the new way.',
  example: {
    kind: 'operation',
    before: {
      requestBody: {
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { a: { type: 'string' } } },
            encoding: { a: { contentType: 'image/png' } },
          },
        },
      },
    },
    after: {
      requestBody: {
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { a: { type: 'string' } } },
            encoding: { a: { contentType: 'image/jpeg' } },
          },
        },
      },
    },
  },
};
