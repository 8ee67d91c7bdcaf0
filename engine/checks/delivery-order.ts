import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { missingFrom, valuesShown } from '../await-deliveries.js';
import type { DeliveryCheck } from './check.js';

/** Whether values stand in a list in this order; others may stand between them. */
function inOrder(shown: readonly string[], wanted: readonly string[]): boolean {
  const found = shown.reduce((count, value) => (value === wanted[count] ? count + 1 : count), 0);
  return found === wanted.length;
}

export const deliveryOrder: DeliveryCheck = {
  id: 'delivery-order',
  title: 'What happened first is told first',
  about:
    'Deliveries about one object came in another order than its states did. A receiver that keeps the last state it was told keeps the wrong one. Compare states before you write, or read the object when a delivery comes.',
  restsOn: 'How well the moments at which the webhook fires are known; no page promises an order.',
  judge({ case: { sequence, expect }, webhook, deliveries }) {
    if (!sequence || expect === 'none') return [];
    // Equal values after failed attempts are one message, told again.
    const counted = deliveries.filter(({ body }, index) => {
      const before = deliveries[index - 1];
      return !before || before.body !== body || before.answerStatus === 200;
    });
    const shown = valuesShown(counted, sequence.pointer);
    // What did not come is told by another check.
    if (missingFrom(shown, sequence.values).length > 0) return [];
    const holds = inOrder(shown, sequence.values);
    const order = shown.join(', ');
    const { evidence, object } = webhook;
    const last = deliveries.at(-1);
    return [
      {
        check: 'delivery-order',
        holds,
        ground: evidenceGround(
          weakestEvidence([
            evidence,
            object['x-webhook'].fires,
            { grade: 'assumed', source: 'order of messages about one object' },
          ]),
        ),
        message: holds ? `told in order: ${order}` : `told in the order ${order}`,
        pointer: sequence.pointer,
        expected: sequence.values.join(', '),
        actual: order,
        ...(last ? { subject: { kind: 'delivery', id: last.id } } : {}),
      },
    ];
  },
};
