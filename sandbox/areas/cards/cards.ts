import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { TenantContext } from '../../context.js';
import { Refusal } from '../../errors.js';
import { mayFollow } from '../../state-machine.js';
import { isVerified, partyOf, requireUser, type User } from '../../state/store.js';
import type { View } from '../../view.js';
import { cardSecrets } from './card-secrets.js';
import type { Card } from './state.js';

/** All cards that a user ever had, oldest first. */
export function cardsOf({ tenant }: TenantContext, externalUserId: string): Card[] {
  return [...tenant.cards.cards.values()].filter((card) => card.externalUserId === externalUserId);
}

/** Refuses a user who may have no cards yet: P459, or P461 where the version wants the extended level. */
export function requireCardLevel({ demand, traits }: TenantContext, user: User): void {
  demand('user-is-verified', isVerified(user));
  demand('user-is-extended', traits.cardsNeed !== 'extension' || user.level === 'ACTIVE_EXTENDED');
}

/** The user's card that a request names: P412 for an unknown user, P434 for a card that is not the user's or is deleted. */
export function requireCard(context: TenantContext, { externalUserId, cardId }: JsonObject): Card {
  const { tenant, demand } = context;
  const user = requireUser(context, externalUserId);
  const card = tenant.cards.cards.get(String(cardId));
  if (!card) throw new Refusal('P434');
  demand('card-belongs-to-the-user', card.externalUserId === user.externalUserId);
  demand('card-is-not-deleted', card.status !== 'DELETED');
  return card;
}

/** Takes a card to another state; P434 where the facts do not let that state follow. */
export function changeCardStatus({ facts, demand }: TenantContext, card: Card, status: Card['status']): void {
  demand('card-state-may-follow', mayFollow(facts, 'card', card.status, status), `The card is ${card.status}.`);
  card.status = status;
}

/** All that is known of a card, its secrets included; an answer's schema decides what of it is written. */
export function cardView({ tenant }: TenantContext, { cardId, externalUserId, status, label, exp }: Card): View {
  const secrets = cardSecrets(partyOf(tenant, externalUserId), cardId);
  return { cardId, status, label, exp, ...secrets, cardLastDigits: secrets.cardNumber.slice(-4) };
}
