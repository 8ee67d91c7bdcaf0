import type { Rule } from '../../rule.js';

export const parameterStyleChanged: Rule = {
  id: 'parameter-style-changed',
  scope: 'direction',
  keyword: 'style',
  effect: 'incomparable',
  about: 'A parameter is written in another way.',
  restsOn: 'OpenAPI 3.1.1, 4.8.12.2',
  advice: 'Write the parameter in the new way.',
  example: {
    kind: 'operation',
    before: {
      parameters: [{ name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'string' } }, explode: false }],
    },
    after: {
      parameters: [
        {
          name: 'ids',
          in: 'query',
          schema: { type: 'array', items: { type: 'string' } },
          style: 'pipeDelimited',
          explode: false,
        },
      ],
    },
  },
};
