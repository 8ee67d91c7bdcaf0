import type { Fault } from './fault.js';

export const webhookTokenMissing: Fault = {
  name: 'webhook-token-missing',
  violates: "Every webhook carries the partner's token: deliveries have no Authorization header.",
  webhooks: {
    headers: (headers, { facts }) =>
      Object.fromEntries(
        Object.entries(headers).filter(([name]) => name !== facts.webhookDelivery.authorization.header),
      ),
  },
};
