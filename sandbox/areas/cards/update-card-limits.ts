import type { SandboxOperation } from '../../operation.js';
import { requireCard } from './cards.js';
import { readLimits } from './spending-limits.js';

/** Other spending limits for a card. */
export const updateCardLimits: SandboxOperation = {
  id: 'updateCardLimits',
  access: 'key',
  handle(context, { body }) {
    const card = requireCard(context, body);
    card.limits = readLimits(context, body);
    return { body: { message: 'Limits updated' } };
  },
};
