import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';
import { cardView, requireCard, requireCardLevel } from './cards.js';

/** What one pays with: full number, CVV and expiry. */
export const getCardDetails: SandboxOperation = {
  id: 'getCardDetails',
  access: 'key',
  handle(context, { params }) {
    requireCardLevel(context, requireUser(context, params.externalUserId));
    return { body: cardView(context, requireCard(context, params)) };
  },
};
