import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import type { DeliveryCheck } from './check.js';

export const deliveryArrives: DeliveryCheck = {
  id: 'delivery-arrives',
  title: 'The webhook is delivered',
  about:
    'The trigger was carried out, but no delivery about its object came in time. Partners who wait for it wait for ever.',
  judge({ case: { deadlineMs }, webhook, deliveries, triggeredAt }) {
    const [first] = deliveries;
    const holds = first !== undefined;
    const { fires } = webhook.object['x-webhook'];
    return [
      {
        check: 'delivery-arrives',
        holds,
        ground: evidenceGround(weakestEvidence([webhook.evidence, fires])),
        message: holds
          ? `delivered ${Math.max(0, first.receivedAt - triggeredAt)} ms after the trigger`
          : `nothing was delivered to ${webhook.path} within ${deadlineMs / 1000} s`,
        expected: `a delivery within ${deadlineMs / 1000} s`,
        actual: holds ? 'delivered' : 'none',
        ...(first ? { subject: { kind: 'delivery' as const, id: first.id } } : {}),
      },
    ];
  },
};
