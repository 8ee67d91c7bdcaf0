import { evidenceGround } from '../../contracts/model/ground.js';
import type { DeliveryCheck } from './check.js';

export const deliveryMethod: DeliveryCheck = {
  id: 'delivery-method',
  title: 'The webhook is sent with the documented method',
  about:
    'Receivers route by method and path; another method ends at their 404 or 405. Have the provider send the documented one.',
  restsOn: 'The method of deliveries in the facts; a webhook with another one is assumed to have it.',
  judge({ contract, webhook, deliveries }) {
    const { value: usual, evidence: stated } = contract.facts.webhookDelivery.method;
    const value = webhook.method;
    const evidence = value === usual ? stated : { grade: 'assumed' as const, source: `method of ${webhook.id}` };
    return deliveries.map((delivery) => ({
      check: 'delivery-method',
      holds: delivery.method === value,
      ground: evidenceGround(evidence),
      message: `sent with ${delivery.method}`,
      expected: value,
      actual: delivery.method,
      subject: { kind: 'delivery', id: delivery.id },
    }));
  },
};
