import type { ReceivedDelivery } from '../exchange.js';
import type { DeliveryLine } from '../record/format.js';

const iso = (moment: number): string => new Date(moment).toISOString();

/**
 * The line of a record about a delivery.
 * @param caseId the case that judges it; `null` where none does
 * @param known what the run knows beside it
 */
export function deliveryLine(
  caseId: string | null,
  delivery: ReceivedDelivery,
  known: Pick<DeliveryLine, 'latencyMs' | 'ofRun'> = {},
): DeliveryLine {
  const { id, webhookId, method, path, headers, body, receivedAt, answeredAt, answerStatus, clock } = delivery;
  const isElsewhen = clock !== undefined && clock.received.latest !== receivedAt;
  return {
    type: 'delivery',
    id,
    caseId,
    webhookId,
    request: { method, url: path, headers, body },
    receivedAt: iso(receivedAt),
    ...(isElsewhen ? { clock: iso(clock.received.latest) } : {}),
    ...known,
    answer: { status: answerStatus, at: iso(answeredAt) },
  };
}
