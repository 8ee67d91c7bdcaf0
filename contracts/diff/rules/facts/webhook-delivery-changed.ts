import type { Rule } from '../../rule.js';
import { webhooksSent } from '../../samples.js';

export const webhookDeliveryChanged: Rule = {
  id: 'webhook-delivery-changed',
  scope: 'none',
  keyword: 'webhook-delivery',
  effect: 'incomparable',
  about: 'Webhooks are sent in another way: method, content type, header or path.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Take the new way at your receiver.',
  example: {
    kind: 'facts',
    before: webhooksSent(),
    after: webhooksSent({ method: { value: 'PUT' } }),
  },
};
