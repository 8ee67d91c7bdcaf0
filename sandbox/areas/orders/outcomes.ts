import type { LaterOutcome } from '../../context.js';
import {
  addressOutcome,
  assignAddress,
  confirmationOutcome,
  confirmPayment,
  expireOrder,
  expiryOutcome,
  isOver,
  isPaid,
  requiredConfirmations,
} from './orders.js';

/** What becomes of an order by itself. */
export const outcomes: readonly LaterOutcome[] = [
  {
    kind: addressOutcome,
    decide(context, id) {
      const order = context.tenant.orders.orders.get(id);
      if (order?.status === 'WAITING_FOR_WALLET_ADDRESS') assignAddress(context, order);
    },
  },
  {
    kind: confirmationOutcome,
    decide(context, id) {
      const order = context.tenant.orders.orders.get(id);
      if (!order || isOver(order) || order.confirmations >= requiredConfirmations) return;
      confirmPayment(context, order, requiredConfirmations);
    },
  },
  {
    kind: expiryOutcome,
    decide(context, id) {
      const order = context.tenant.orders.orders.get(id);
      // What is paid in time can be confirmed later.
      if (order && !isOver(order) && !isPaid(context.tenant, order)) expireOrder(context, order);
    },
  },
];
