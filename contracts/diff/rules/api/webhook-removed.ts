import type { Rule } from '../../rule.js';

export const webhookRemoved: Rule = {
  id: 'webhook-removed',
  scope: 'none',
  keyword: 'webhook',
  effect: 'narrows',
  about: 'A webhook is sent no more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.1',
  advice: 'Ask for the news in another way.',
  example: {
    kind: 'document',
    before: { webhooks: { w: { post: {} }, v: { post: {} } } },
    after: { webhooks: { w: { post: {} } } },
  },
};
