import type { Fault } from './fault.js';

export const webhookTokenMissing: Fault = {
  name: 'webhook-token-missing',
  violates: "Every webhook carries the partner's token: deliveries have no Authorization header.",
  plant: ({ contract }) => {
    const { header } = contract.facts.webhookDelivery.authorization;
    return {
      webhooks: {
        request: (request) => ({
          ...request,
          headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== header)),
        }),
      },
    };
  },
};
