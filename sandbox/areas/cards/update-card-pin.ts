import type { SandboxOperation } from '../../operation.js';
import { pinDigest } from './card-secrets.js';
import { requireCard } from './cards.js';

/** Another PIN for a card. */
export const updateCardPin: SandboxOperation = {
  id: 'updateCardPin',
  access: 'key',
  handle(context, { body }) {
    const card = requireCard(context, body);
    card.pinDigest = pinDigest(card.cardId, String(body.pin));
    return { body: { message: 'PIN updated' } };
  },
};
