import type { Money } from '../../ledger/money.js';

/** Rates that are guaranteed to one payer for one exchange. */
export interface RateLock {
  id: string;
  /** `null` for the partner. */
  externalUserId: string | null;
  /** Value of one unit in EUR, by currency. */
  rates: Record<string, number>;
  feePercentage: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
  /** The first moment at which it does not hold any more. */
  validUntil: number;
  /** The exchange that it was used for. */
  exchangeId: string | null;
}

/** An exchange that was accepted; what is given for it is set aside until it is decided. */
export interface Exchange {
  id: string;
  /** `null` for the partner. */
  externalUserId: string | null;
  amount: Money;
  currencyFrom: string;
  currencyTo: string;
  rate: Money;
  fee: Money;
  /** One of the two. */
  feeCurrency: string;
  /** What its owner gets, in `currencyTo`. */
  received: Money;
  status: 'PENDING' | 'COMPLETED' | 'FAILED';
  /** Why it failed. */
  failure: string | null;
  createdAt: number;
}

/** What the area keeps per tenant. */
export interface ExchangeState {
  locks: Map<string, RateLock>;
  exchanges: Map<string, Exchange>;
}

/** Nothing yet. */
export function createExchangeState(): ExchangeState {
  return { locks: new Map(), exchanges: new Map() };
}
