import type { SandboxOperation } from '../../operation.js';
import { changeCardStatus, requireCard } from './cards.js';

/** Ends a card for good. */
export const deleteCard: SandboxOperation = {
  id: 'deleteCard',
  access: 'key',
  handle(context, { body }) {
    changeCardStatus(context, requireCard(context, body), 'DELETED');
    return { body: { message: 'Card deleted' } };
  },
};
