import type { Rule } from '../../rule.js';

export const webhookMethodChanged: Rule = {
  id: 'webhook-method-changed',
  scope: 'none',
  keyword: 'webhook-method',
  effect: 'incomparable',
  about: 'A webhook comes by another method.',
  restsOn: 'OpenAPI 3.1.1, 4.8.10',
  advice: 'Take the new method at your receiver.',
  example: {
    kind: 'document',
    before: { webhooks: { w: { post: {} } } },
    after: { webhooks: { w: { put: {} } } },
  },
};
