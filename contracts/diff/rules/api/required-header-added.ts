import type { Rule } from '../../rule.js';

export const requiredHeaderAdded: Rule = {
  id: 'required-header-added',
  scope: 'direction',
  keyword: 'required-header-added',
  effect: 'narrows',
  about: 'There is a further header, always.',
  restsOn: 'OpenAPI 3.1.1, 4.8.21',
  advice: 'Use it where it helps you; whoever answers has to send it.',
  example: {
    kind: 'operation',
    before: { responses: { '200': { description: 'x' } } },
    after: {
      responses: { '200': { description: 'x', headers: { 'X-Next': { schema: { type: 'string' }, required: true } } } },
    },
  },
};
