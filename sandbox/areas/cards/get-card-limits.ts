import type { SandboxOperation } from '../../operation.js';
import { requireCard } from './cards.js';
import { limitsView } from './spending-limits.js';

/** How much can be paid with a card. */
export const getCardLimits: SandboxOperation = {
  id: 'getCardLimits',
  access: 'key',
  handle: (context, { params }) => ({ body: limitsView(context, requireCard(context, params)) }),
};
