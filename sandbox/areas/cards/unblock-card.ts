import type { SandboxOperation } from '../../operation.js';
import { changeCardStatus, requireCard } from './cards.js';

/** Makes a blocked card usable again. */
export const unblockCard: SandboxOperation = {
  id: 'unblockCard',
  access: 'key',
  handle(context, { body }) {
    changeCardStatus(context, requireCard(context, body), 'ACTIVE');
    return { body: { message: 'Card unblocked' } };
  },
};
