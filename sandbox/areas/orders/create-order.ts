import { Refusal } from '../../errors.js';
import { Money } from '../../ledger/money.js';
import type { SandboxOperation } from '../../operation.js';
import { nextId } from '../../state/party.js';
import { addressOutcome, tellOrder } from './orders.js';
import type { Order } from './state.js';

/** Uses a lock up and waits for a payment at its rate. */
export const createOrder: SandboxOperation = {
  id: 'createOrder',
  access: 'key',
  handle(context, { body }) {
    const { tenant, clock, demand } = context;
    const lock = tenant.orders.locks.get(String(body.lockId));
    if (!lock) throw new Refusal('P403', 'lockId must be the id of an order lock.');
    demand('order-lock-is-unused', lock.orderId === null, 'The lock has been used.');
    demand('order-lock-is-not-expired', clock.now() < lock.expiresAt, 'The lock has expired.');
    const order: Order = {
      id: nextId(tenant.partner),
      lockId: lock.id,
      status: 'WAITING_FOR_WALLET_ADDRESS',
      walletAddress: null,
      expiresAt: null,
      confirmations: 0,
      received: new Money(0),
      transactionHash: null,
      payments: 0,
      createdAt: clock.now(),
    };
    lock.orderId = order.id;
    tenant.orders.orders.set(order.id, order);
    tellOrder(context, order);
    context.later(addressOutcome, order.id);
    return { body: { orderId: order.id } };
  },
};
