import { evidenceGround } from '../../contracts/model/ground.js';
import type { DeliveryCheck } from './check.js';

export const deliveryPath: DeliveryCheck = {
  id: 'delivery-path',
  title: 'The webhook goes to its path',
  about:
    'The path is all that tells which webhook a delivery is, and this one went to another path than the contract has; it was recognised by its body. Where the path of the contract is a guess, this is the path observed: correct the contract. Where it is documented, receivers miss the message.',
  restsOn: 'How well the path of the webhook is known.',
  judge({ webhook, deliveries }) {
    return deliveries.map(({ id, path, webhookId }) => {
      const holds = webhookId === webhook.id;
      const isGuess = ['assumed', 'secondary'].includes(webhook.evidence.grade);
      return {
        check: 'delivery-path',
        holds,
        ground: evidenceGround(webhook.evidence),
        message: holds
          ? `sent to ${webhook.path}`
          : `${isGuess ? 'path observed: ' : ''}a body that fits ${webhook.id} was sent to ${path}`,
        expected: webhook.path,
        actual: path,
        subject: { kind: 'delivery', id },
      };
    });
  },
};
