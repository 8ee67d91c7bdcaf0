import { decimalsOf } from '../../amount.js';
import type { TenantContext } from '../../context.js';
import { Money } from '../../ledger/money.js';
import type { Tenant } from '../../state/store.js';
import { timestamp } from '../../timestamp.js';
import { Amount, type View } from '../../view.js';
import { depositAddress } from '../balances/addresses.js';
import { euroFor } from './rates.js';
import { settlePayment } from './settle-payment.js';
import type { Order, OrderLock } from './state.js';

/** Kinds of outcomes. */
export const addressOutcome = 'order-address';
export const confirmationOutcome = 'order-confirmation';
export const expiryOutcome = 'order-expiry';

/** How often a chain must have confirmed a payment, as in the documented sample. */
export const requiredConfirmations = 3;

/** How long a payer can pay, from the assignment of an address. */
const paymentWindowSeconds = 15 * 60;

/** The lock that an order came from. */
export function lockOf({ orders }: Tenant, { lockId }: Order): OrderLock {
  const lock = orders.locks.get(lockId);
  if (!lock) throw new Error('An order has no lock.');
  return lock;
}

/** Whether nothing more will happen to an order. */
export function isOver({ status }: Order): boolean {
  return status === 'COMPLETED' || status === 'EXPIRED';
}

/** An order as details and webhook show it; networks are upper case here (C14). */
export function orderView({ facts, tenant }: TenantContext, order: Order): View {
  const { currency, network, owed } = lockOf(tenant, order);
  const decimals = decimalsOf(facts, currency);
  return {
    orderId: order.id,
    lockId: order.lockId,
    status: order.status,
    createdAt: timestamp(order.createdAt),
    expiresAt: order.expiresAt === null ? null : timestamp(order.expiresAt),
    confirmations: order.confirmations,
    requiredConfirmations,
    receivedAmount: new Amount(order.received, decimals),
    totalAmountRequired: new Amount(owed, decimals),
    cryptocurrency: currency,
    currency,
    walletAddress: order.walletAddress,
    transactionHash: order.transactionHash,
    network: network.toUpperCase(),
  };
}

/** Tells the state of an order. */
export function tellOrder(context: TenantContext, order: Order): void {
  context.emit('orderStatus', 'partner', orderView(context, order));
}

/** Gives an order the address that the payer pays to; the time to pay begins. */
export function assignAddress(context: TenantContext, order: Order): void {
  const { tenant, clock, figure } = context;
  const window = figure('order-payment-window', new Money(paymentWindowSeconds)).toNumber();
  order.walletAddress = depositAddress(lockOf(tenant, order).network, tenant.partner.random.fork('order', order.id));
  order.expiresAt = clock.now() + window * 1000;
  order.status = 'WAITING_FOR_CONFIRMATION';
  tellOrder(context, order);
  context.later(expiryOutcome, order.id, order.expiresAt);
}

/** A payment is seen on the chain: once confirmed, and not the partner's yet. */
export function receivePayment(context: TenantContext, order: Order, amount: Money, transactionHash: string): void {
  order.received = order.received.plus(amount);
  order.transactionHash = transactionHash;
  order.payments += 1;
  order.confirmations = 1;
  tellOrder(context, order);
  context.later(confirmationOutcome, order.id);
}

/** Whether the payments seen are as much as the order demands. */
export function isPaid(tenant: Tenant, order: Order): boolean {
  return order.received.greaterThanOrEqualTo(lockOf(tenant, order).owed);
}

/** The chain has confirmed the newest payment so often; with the last one an order that is paid ends and is settled. */
export function confirmPayment(context: TenantContext, order: Order, confirmations: number): void {
  const { tenant } = context;
  order.confirmations = confirmations;
  const ends = confirmations >= requiredConfirmations && isPaid(tenant, order);
  if (ends) {
    const { currency, network } = lockOf(tenant, order);
    const euro = context.figure('order-settled', settlementOf(context, order));
    settlePayment(context, { id: order.id, currency, network, amount: order.received, euro });
    order.status = 'COMPLETED';
  }
  tellOrder(context, order);
}

/** Time to pay is over; what has been paid goes back to the payer. */
export function expireOrder(context: TenantContext, order: Order): void {
  order.status = 'EXPIRED';
  tellOrder(context, order);
}

/** The sum that was locked, and what was paid on top at the same rate. */
function settlementOf({ facts, tenant }: TenantContext, order: Order): Money {
  const { settlement, owed, rate } = lockOf(tenant, order);
  return settlement.plus(euroFor(facts, order.received.minus(owed), rate));
}
