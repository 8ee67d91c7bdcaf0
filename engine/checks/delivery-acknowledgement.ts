import { evidenceGround } from '../../contracts/model/ground.js';
import { attemptOf, hasSurelyFailed } from '../deliveries/attempt.js';
import { canonicalBody } from '../deliveries/identity.js';
import { givenUpMs } from '../deliveries/schedule.js';
import type { DeliveryCheck } from './check.js';

export const deliveryAcknowledgement: DeliveryCheck = {
  id: 'delivery-acknowledgement',
  title: 'What the provider takes for an acknowledgement',
  about:
    'Only 200 is documented as the acknowledgement, and nobody says how other answers below 500 are taken. This check never fails: it records whether an attempt that was answered so was followed by another one. Until it is documented, answer 200.',
  restsOn: 'Nothing that is documented (assumed): it holds whatever the run shows.',
  judge({ contract, case: planned, deliveries, observedUntil }) {
    const [first, ...later] = deliveries;
    const { acknowledgement, retries } = contract.facts.webhookDelivery;
    const [delay = 0] = retries.delaysSeconds;
    if (!first || planned.sequence || planned.expect === 'none' || observedUntil === undefined) return [];
    const attempt = attemptOf(first);
    if (first.answerStatus === acknowledgement.status || hasSurelyFailed(attempt)) return [];
    const body = canonicalBody(first.body);
    const isRetried = later.some((delivery) => canonicalBody(delivery.body) === body);
    if (!isRetried && observedUntil < attempt.answered.latest + givenUpMs(delay)) return [];
    return [
      {
        check: 'delivery-acknowledgement',
        holds: true,
        ground: evidenceGround({ grade: 'assumed', source: 'which answers acknowledge a message' }),
        message: `${first.answerStatus} was ${isRetried ? 'followed by a retry' : 'taken for an acknowledgement'}`,
        subject: { kind: 'delivery', id: first.id },
      },
    ];
  },
};
