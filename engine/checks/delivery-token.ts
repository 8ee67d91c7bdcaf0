import { createHash, timingSafeEqual } from 'node:crypto';
import { evidenceGround } from '../../contracts/model/ground.js';
import type { DeliveryCheck } from './check.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

export const deliveryToken: DeliveryCheck = {
  id: 'delivery-token',
  title: 'Every attempt carries the webhook token',
  about:
    'A receiver must discard a message without the right token and answer 401, so that this delivery is lost. The form of the token is not documented: it counts with and without "Bearer".',
  restsOn: 'The header of the token in the facts.',
  judge({ contract, deliveries, webhookToken }) {
    if (webhookToken === undefined) return [];
    const { header, evidence } = contract.facts.webhookDelivery.authorization;
    return deliveries.map((delivery, index) => {
      const nth = deliveries.length > 1 ? ` (attempt ${index + 1} of ${deliveries.length})` : '';
      const sent = delivery.headers[header.toLowerCase()];
      const holds =
        sent !== undefined && [webhookToken, `Bearer ${webhookToken}`].some((token) => sameSecret(sent, token));
      return {
        check: 'delivery-token',
        holds,
        ground: evidenceGround(evidence),
        message: `${header} ${holds ? 'carries the token' : sent === undefined ? 'is missing' : 'carries another token'}${nth}`,
        expected: `${header} with the webhook token`,
        actual: holds ? 'the token' : sent === undefined ? 'no such header' : 'another value',
        subject: { kind: 'delivery', id: delivery.id },
      };
    });
  },
};
