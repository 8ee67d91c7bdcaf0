import type { ReceivedDelivery } from '../../engine/exchange.js';
import type { Delivery } from '../../sink/types.js';

/** A delivery as the checks see it, from what the sink keeps. */
export function toReceived(delivery: Delivery): ReceivedDelivery {
  const headers: Record<string, string> = {};
  for (const [name, value] of delivery.headers) headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  return {
    id: `d${delivery.sequence}`,
    webhookId: delivery.webhookId,
    method: delivery.method,
    path: delivery.path,
    headers,
    body: Buffer.from(delivery.bodyBase64, 'base64').toString('utf8'),
    receivedAt: delivery.receivedAt,
    answeredAt: delivery.answeredAt,
    answerStatus: delivery.answerStatus,
  };
}
