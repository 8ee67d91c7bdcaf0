import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { missingFrom, valuesShown } from '../await-deliveries.js';
import { counted } from '../../text/counted.js';
import type { DeliveryCheck, DeliveryInput } from './check.js';

/** What is said of deliveries that came and whose values cannot be read, where a case waits for some. */
function unreadable({ case: { sequence }, deliveries }: DeliveryInput): string {
  const count = sequence
    ? deliveries.filter((delivery) => valuesShown([delivery], sequence.pointer).length === 0).length
    : 0;
  return count === 0
    ? ''
    : `; ${counted(count, 'delivery', 'deliveries')} came in the wrong shape, without a readable ${sequence?.pointer}`;
}

export const deliveryArrives: DeliveryCheck = {
  id: 'delivery-arrives',
  title: 'The webhook is delivered',
  about:
    'The trigger was carried out, but no delivery about its object came in time. Partners who wait for it wait for ever. Make sure that the sink can be reached from outside, then report it.',
  restsOn: 'How well the path of the webhook and the moment at which it fires are known; the weaker decides.',
  judge(input) {
    const { case: planned, webhook, deliveries, triggeredAt } = input;
    const { deadlineMs, sequence, expect } = planned;
    if (expect === 'none' || expect === 'any') return [];
    const [first] = deliveries;
    const lacking = first && sequence ? missingFrom(valuesShown(deliveries, sequence.pointer), sequence.values) : [];
    const holds = first !== undefined && lacking.length === 0;
    const { fires } = webhook.object['x-webhook'];
    return [
      {
        check: 'delivery-arrives',
        holds,
        ground: evidenceGround(weakestEvidence([webhook.evidence, fires])),
        message: holds
          ? `delivered ${Math.max(0, first.receivedAt - triggeredAt)} ms after the trigger`
          : `${first ? `no ${lacking.join(', ')}` : 'nothing'} was delivered to ${webhook.path} within ${deadlineMs / 1000} s${unreadable(input)}`,
        expected: sequence ? sequence.values.join(', ') : `a delivery within ${deadlineMs / 1000} s`,
        actual: holds
          ? 'delivered'
          : sequence
            ? valuesShown(deliveries, sequence.pointer).join(', ') || 'none'
            : 'none',
        ...(first ? { subject: { kind: 'delivery' as const, id: first.id } } : {}),
      },
    ];
  },
};
