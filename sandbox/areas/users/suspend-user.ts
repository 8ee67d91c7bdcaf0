import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';
import { hasActiveCards } from '../cards/active-cards.js';

/** Freezes a user without active cards; a repeated call changes nothing. */
export const suspendUser: SandboxOperation = {
  id: 'suspendUser',
  access: 'key',
  handle(context, { params }) {
    const user = requireUser(context, params.externalUserId);
    context.demand('no-card-is-active', !hasActiveCards(context.tenant, user));
    user.suspended = true;
    return { body: { message: 'User suspended' } };
  },
};
