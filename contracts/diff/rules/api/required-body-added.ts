import type { Rule } from '../../rule.js';

export const requiredBodyAdded: Rule = {
  id: 'required-body-added',
  scope: 'direction',
  keyword: 'required-body',
  effect: 'narrows',
  about: 'A body has to be sent where there was none.',
  restsOn: 'OpenAPI 3.1.1, 4.8.13',
  advice: 'Send the body.',
  example: {
    kind: 'operation',
    before: {},
    after: { requestBody: { content: { 'application/json': { schema: { type: 'string' } } }, required: true } },
  },
};
