import type { Tenant, User } from '../../state/store.js';

/** Whether a user has a card that can be paid with; a locked or deleted one cannot. */
export function hasActiveCards({ cards }: Tenant, { externalUserId }: Pick<User, 'externalUserId'>): boolean {
  return [...cards.cards.values()].some((card) => card.externalUserId === externalUserId && card.status === 'ACTIVE');
}
