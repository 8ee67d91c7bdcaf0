import { beginningOf } from '../../engine/bytes/beginning.js';
import { isDeeperThan } from '../../engine/bytes/depth.js';
import { joinedHeaders } from '../../engine/bytes/headers.js';
import { usualLimits } from '../../engine/bytes/problem.js';
import { readBody } from '../../engine/bytes/read-body.js';
import type { ReceivedDelivery } from '../../engine/exchange.js';
import type { Delivery } from '../../sink/types.js';

/**
 * A delivery as the checks see it, from what the sink keeps.
 * @param aheadMs by how much the sink's clock is ahead of the run's, in milliseconds
 */
export function toReceived(delivery: Delivery, aheadMs = 0): ReceivedDelivery {
  const headers = joinedHeaders(delivery.headers);
  const bytes = Buffer.from(delivery.bodyBase64, 'base64');
  const { text } = readBody(bytes, headers, { isJson: true });
  return {
    id: `d${delivery.sequence}`,
    webhookId: delivery.webhookId,
    method: delivery.method,
    path: delivery.path,
    headers,
    body: isDeeperThan(text, usualLimits.maxDepth) ? beginningOf(text) : text,
    bytes,
    receivedAt: delivery.receivedAt - aheadMs,
    answeredAt: delivery.answeredAt - aheadMs,
    answerStatus: delivery.answerStatus,
  };
}
