import { evidenceGround } from '../../contracts/model/ground.js';
import type { DeliveryCheck } from './check.js';

export const deliveryMethod: DeliveryCheck = {
  id: 'delivery-method',
  title: 'The webhook is sent with the documented method',
  about:
    'Receivers route by method and path; another method ends at their 404 or 405. Have the provider send the documented one.',
  restsOn: 'The method of deliveries in the facts.',
  judge({ contract, deliveries }) {
    const { value, evidence } = contract.facts.webhookDelivery.method;
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
