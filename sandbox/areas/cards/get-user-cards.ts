import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';
import { cardsOf, cardView } from './cards.js';

/** All cards of a user, deleted ones included, with nothing that one could pay with. */
export const getUserCards: SandboxOperation = {
  id: 'getUserCards',
  access: 'key',
  handle(context, { params }) {
    const { externalUserId } = requireUser(context, params.externalUserId);
    return { body: { cards: cardsOf(context, externalUserId).map((card) => cardView(context, card)) } };
  },
};
