import type { Money } from '../../ledger/money.js';

/** What a payer will have to send so that the partner gets a sum in euro, at a rate that holds for a while. */
export interface OrderLock {
  id: string;
  /** Crypto currency of the payment. */
  currency: string;
  network: string;
  /** What the partner gets, in euro. */
  settlement: Money;
  /** Euro per unit. */
  rate: Money;
  /** What the payer owes, in units of the currency. */
  owed: Money;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  /** Of the order that used it up. */
  orderId: string | null;
}

/** States of an order; the facts have no names for its ends (choices.yaml, `order-states`). */
export type OrderStatus = 'WAITING_FOR_WALLET_ADDRESS' | 'WAITING_FOR_CONFIRMATION' | 'COMPLETED' | 'EXPIRED';

/** A crypto payment that is waited for. */
export interface Order {
  id: string;
  lockId: string;
  status: OrderStatus;
  /** `null` until it is assigned. */
  walletAddress: string | null;
  /** Until when the payer can pay, in milliseconds since the epoch; `null` until there is an address. */
  expiresAt: number | null;
  confirmations: number;
  /** What payments seen on the chain add up to. */
  received: Money;
  /** Of the newest payment. */
  transactionHash: string | null;
  /** How many payments have been seen. */
  payments: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** What the area keeps per tenant. */
export interface OrdersState {
  locks: Map<string, OrderLock>;
  orders: Map<string, Order>;
}

/** Nothing yet. */
export function createOrdersState(): OrdersState {
  return { locks: new Map(), orders: new Map() };
}
