import type { Money } from '../../ledger/money.js';

/** A payment that has been seen on a chain. */
export interface LinkPayment {
  id: string;
  transactionHash: string;
  currency: string;
  network: string;
  amount: Money;
  /** Euro per unit when it was seen. */
  rate: Money;
  /** Nothing is credited before it is CONFIRMED. */
  status: 'PENDING' | 'CONFIRMED';
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** States of a payment link; their spelling is a choice (choices.yaml, `payment-link-states`). */
export type LinkStatus = 'ACTIVE' | 'AWAITING_COMPLETION' | 'COMPLETED' | 'EXPIRED';

/** A payment link, or a hosted checkout. */
export interface PaymentLink {
  id: string;
  kind: 'link' | 'checkout';
  status: LinkStatus;
  /** To be settled, in euro. */
  amount: Money;
  /** What confirmed payments were worth, in euro. */
  settled: Money;
  title: string | null;
  /** The partner's reference. */
  externalId: string | null;
  /** Where the page of a checkout leads back to. */
  redirectUrl: string | null;
  /** Oldest first. */
  payments: LinkPayment[];
  /** Milliseconds since the epoch. */
  expiresAt: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** What the area keeps per tenant. */
export interface PaymentLinksState {
  links: Map<string, PaymentLink>;
}

/** Nothing yet. */
export function createPaymentLinksState(): PaymentLinksState {
  return { links: new Map() };
}
