import type { Money } from '../../ledger/money.js';

/** How a card is used; spending limits tell cash machines and online shops from the rest. */
export const paymentTypes = ['ECOM', 'ATM', 'POS'] as const;
export type PaymentType = (typeof paymentTypes)[number];

/** A payment that has taken place. */
export interface CardPayment {
  type: PaymentType;
  amount: Money;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** A virtual card. Its number and its CVV are no part of the state: they come from the owner's random stream. */
export interface Card {
  cardId: string;
  externalUserId: string;
  label: string;
  status: 'ACTIVE' | 'LOCKED_BY_USER' | 'DELETED';
  pinDigest: string;
  /** Month and year as on the card. */
  exp: string;
  /** Spending limits in eur, by the facts' names. */
  limits: Record<string, Money>;
  /** What counts against the limits, oldest first. */
  payments: CardPayment[];
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** What the area keeps per tenant. */
export interface CardsState {
  /** By cardId, deleted ones included. */
  cards: Map<string, Card>;
}

/** Nothing yet. */
export function createCardsState(): CardsState {
  return { cards: new Map() };
}
