import type { TenantContext } from '../../context.js';
import { Money } from '../../ledger/money.js';
import type { SandboxOperation } from '../../operation.js';
import { requireNotSuspended } from '../../requirements.js';
import { nextId } from '../../state/party.js';
import { requireUser, type User } from '../../state/store.js';
import { pinDigest } from './card-secrets.js';
import { cardsOf, cardView, requireCardLevel } from './cards.js';
import { usualLimits } from './spending-limits.js';
import type { Card } from './state.js';

const hour = 60 * 60 * 1000;

/** How long a card is good for. */
const yearsOfValidity = 3;

/** A new card, ready to be paid with. */
export const createVirtualCard: SandboxOperation = {
  id: 'createVirtualCard',
  access: 'key',
  handle(context, { body }) {
    const { facts, tenant, clock } = context;
    const user = requireUser(context, body.externalUserId);
    requireCardHolder(context, user);
    requireQuota(context, cardsOf(context, user.externalUserId));
    const cardId = nextId(user);
    const createdAt = clock.now();
    const card: Card = {
      cardId,
      externalUserId: user.externalUserId,
      label: String(body.label),
      status: 'ACTIVE',
      pinDigest: pinDigest(cardId, String(body.pin)),
      exp: expiry(createdAt),
      limits: usualLimits(facts),
      payments: [],
      createdAt,
    };
    tenant.cards.cards.set(cardId, card);
    return { body: cardView(context, card) };
  },
};

function requireCardHolder(context: TenantContext, user: User): void {
  const { demand, facts } = context;
  requireNotSuspended(context, user);
  requireCardLevel(context, user);
  const { cards } = facts.countries;
  demand('card-country-is-allowed', cards === undefined || cards.codes.includes(String(user.profile.country)));
}

/** At most so many at one time, locked ones included, and so many new ones in each rolling window. */
function requireQuota({ demand, figure, facts, clock }: TenantContext, cards: readonly Card[]): void {
  const { perUser, created } = facts.limits.cards;
  const most = figure('cards-at-one-time', new Money(perUser.value));
  const present = cards.filter(({ status }) => status !== 'DELETED').length;
  demand('card-place-is-left', most.greaterThan(present), `A user has at most ${most.toFixed()} cards at one time.`);
  for (const { value, windowHours } of created) {
    const quota = figure('card-quota', new Money(value));
    const since = clock.now() - windowHours * hour;
    const recent = cards.filter(({ createdAt }) => createdAt > since).length;
    demand(
      'card-quota-is-left',
      quota.greaterThan(recent),
      `A user gets at most ${quota.toFixed()} new cards in ${windowHours} hours.`,
    );
  }
}

function expiry(createdAt: number): string {
  const [year = '', month = ''] = new Date(createdAt).toISOString().split('-');
  return `${month}/${String((Number(year) + yearsOfValidity) % 100).padStart(2, '0')}`;
}
