import { mediaType } from '../exchange.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import type { DeliveryCheck } from './check.js';

export const deliveryContentType: DeliveryCheck = {
  id: 'delivery-content-type',
  title: 'The webhook is labelled as documented',
  about:
    'Frameworks parse a body by its Content-Type; with another one the receiver sees an empty or raw body. Have the label corrected.',
  restsOn: 'The media type of deliveries in the facts.',
  judge({ contract, webhook, deliveries }) {
    const { value, evidence } = contract.facts.webhookDelivery.contentType;
    if (!webhook.object.requestBody) return [];
    return deliveries.map((delivery) => {
      const actual = mediaType(delivery.headers['content-type']);
      return {
        check: 'delivery-content-type',
        holds: actual === value,
        ground: evidenceGround(evidence),
        message: `sent as ${actual || 'nothing'}`,
        expected: value,
        actual: actual || 'no Content-Type header',
        subject: { kind: 'delivery', id: delivery.id },
      };
    });
  },
};
