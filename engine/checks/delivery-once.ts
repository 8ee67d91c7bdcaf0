import { weakestEvidence } from '../../contracts/model/evidence.js';
import type { ReceivedDelivery } from '../exchange.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import type { DeliveryCheck, Judgement } from './check.js';

/** Share of the first documented delay that a retry may come early; the documentation calls its delays approximate. */
const tolerance = 0.2;

type Relation = 'retry' | 'duplicate' | 'ambiguous' | 'new event';

/**
 * How an attempt relates to the one before it, as far as the stream tells.
 *
 * After a failure, an equal body is a retry. After a success, an equal body that comes before the first retry can be due
 * is a duplicate; one that comes later may be the retry of a lost acknowledgement, which the receiver can't see. Another
 * body is another event.
 */
function relationTo(previous: ReceivedDelivery, next: ReceivedDelivery, firstDelaySeconds: number): Relation {
  if (next.body !== previous.body) return 'new event';
  if (previous.answerStatus !== 200) return 'retry';
  const gap = next.receivedAt - previous.answeredAt;
  return gap < firstDelaySeconds * 1000 * (1 - tolerance) ? 'duplicate' : 'ambiguous';
}

export const deliveryOnce: DeliveryCheck = {
  id: 'delivery-once',
  title: 'An acknowledged webhook is not sent again',
  about:
    'The same message came again although it was acknowledged with 200, and sooner than any documented retry. A receiver that books on it books twice: make yours recognise what it has seen.',
  restsOn:
    "The weakest of the webhook's path, the moment at which it fires, the acknowledgement and the retries in the facts.",
  judge({ contract, case: { about, sequence, expect }, webhook, deliveries }) {
    const [first, ...later] = deliveries;
    // Bodies that name no object do not tell whether two of them tell of the same.
    if (!first || !about || expect === 'none') return [];
    const { retries, acknowledgement } = contract.facts.webhookDelivery;
    const ground = evidenceGround(
      weakestEvidence([
        webhook.evidence,
        webhook.object['x-webhook'].fires,
        acknowledgement.evidence,
        retries.evidence,
      ]),
    );
    const [firstDelay = 0] = retries.delaysSeconds;
    const judged = later.flatMap((delivery, index): Judgement[] => {
      const previous = deliveries[index] as ReceivedDelivery;
      const relation = relationTo(previous, delivery, firstDelay);
      if (relation === 'retry' || (sequence && relation === 'new event')) return [];
      const gap = delivery.receivedAt - previous.answeredAt;
      const messages = {
        duplicate: `the same message came again ${gap} ms after it was acknowledged`,
        ambiguous: `the same message came again ${Math.round(gap / 1000)} s after it was acknowledged: a retry of a lost acknowledgement, or a second event`,
        'new event': 'a second message about the same object, with another body, that nothing asked for',
      };
      return [
        {
          check: 'delivery-once',
          holds: false,
          ...(relation === 'ambiguous' ? { atMost: 'info' as const } : {}),
          ground,
          message: messages[relation],
          expected: 'one delivery and no more',
          actual: `${deliveries.length} deliveries`,
          subject: { kind: 'delivery', id: delivery.id },
        },
      ];
    });
    if (judged.length > 0) return judged;
    return [
      {
        check: 'delivery-once',
        holds: true,
        ground,
        message: sequence
          ? `none of ${deliveries.length} deliveries came again`
          : deliveries.length === 1
            ? 'delivered once'
            : `acknowledged at attempt ${deliveries.length} and not sent again`,
        expected: 'one delivery and no more',
        actual: `${deliveries.length}`,
        subject: { kind: 'delivery', id: first.id },
      },
    ];
  },
};
