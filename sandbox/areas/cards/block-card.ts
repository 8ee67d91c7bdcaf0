import type { SandboxOperation } from '../../operation.js';
import { changeCardStatus, requireCard } from './cards.js';

/** Stops all payments until the card is unblocked. */
export const blockCard: SandboxOperation = {
  id: 'blockCard',
  access: 'key',
  handle(context, { body }) {
    changeCardStatus(context, requireCard(context, body), 'LOCKED_BY_USER');
    return { body: { message: 'Card blocked' } };
  },
};
