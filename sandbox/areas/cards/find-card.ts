import { isVerified, type Tenant, type VerifiedUser } from '../../state/store.js';
import { TriggerError, type Control } from '../../trigger.js';
import type { Card } from './state.js';

/** A card with its owner, whichever tenant's it is. */
export function findCard(
  { store }: Control,
  cardId: string | undefined,
): { tenant: Tenant; user: VerifiedUser; card: Card } {
  for (const tenant of store.tenants()) {
    const card = tenant.cards.cards.get(cardId ?? '');
    const user = card && tenant.users.get(card.externalUserId);
    if (user && isVerified(user)) return { tenant, user, card };
  }
  throw new TriggerError(404, 'There is no such card.');
}

/** The same, of a card that can be paid with. */
export function findActiveCard(control: Control, cardId: string | undefined): ReturnType<typeof findCard> {
  const found = findCard(control, cardId);
  if (found.card.status !== 'ACTIVE') throw new TriggerError(409, `The card is ${found.card.status}.`);
  return found;
}
