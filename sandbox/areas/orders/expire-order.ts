import { TriggerError, type Trigger } from '../../trigger.js';
import { describeOrder } from './describe-order.js';
import { findOpenOrder } from './find-order.js';
import { expireOrder, isPaid } from './orders.js';

/** Ends the time to pay of an order at once. */
export const expireOrderTrigger: Trigger = {
  method: 'POST',
  path: '/orders/{orderId}/expire',
  handle(control, { params }) {
    const found = findOpenOrder(control, params);
    if (isPaid(found.tenant, found.order)) throw new TriggerError(409, 'It is paid and waits for confirmation.');
    expireOrder(control.contextOf(found.tenant), found.order);
    return describeOrder(found);
  },
};
