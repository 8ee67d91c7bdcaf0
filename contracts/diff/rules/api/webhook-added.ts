import type { Rule } from '../../rule.js';

export const webhookAdded: Rule = {
  id: 'webhook-added',
  scope: 'none',
  keyword: 'webhook',
  effect: 'widens',
  about: 'There is a further webhook.',
  restsOn: 'OpenAPI 3.1.1, 4.8.1',
  advice: 'Acknowledge it, or use it where it helps you.',
  example: {
    kind: 'document',
    before: { webhooks: { w: { post: {} } } },
    after: { webhooks: { w: { post: {} }, v: { post: {} } } },
  },
};
