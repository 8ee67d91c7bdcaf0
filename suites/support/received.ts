import type { ReceivedDelivery } from '../../engine/exchange.js';
import type { Delivery } from '../../sink/types.js';

/**
 * A delivery as the checks see it, from what the sink keeps.
 * @param aheadMs by how much the sink's clock is ahead of the run's, in milliseconds
 */
export function toReceived(delivery: Delivery, aheadMs = 0): ReceivedDelivery {
  const headers: Record<string, string> = {};
  for (const [name, value] of delivery.headers) headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  return {
    id: `d${delivery.sequence}`,
    webhookId: delivery.webhookId,
    method: delivery.method,
    path: delivery.path,
    headers,
    body: Buffer.from(delivery.bodyBase64, 'base64').toString('utf8'),
    receivedAt: delivery.receivedAt - aheadMs,
    answeredAt: delivery.answeredAt - aheadMs,
    answerStatus: delivery.answerStatus,
  };
}
