import { TriggerError, type Trigger } from '../../trigger.js';
import { describeOrder } from './describe-order.js';
import { findOpenOrder } from './find-order.js';
import { assignAddress } from './orders.js';

/** Gives an order its address at once. */
export const assignOrderAddress: Trigger = {
  method: 'POST',
  path: '/orders/{orderId}/assign-address',
  handle(control, { params }) {
    const found = findOpenOrder(control, params);
    if (found.order.walletAddress !== null) throw new TriggerError(409, 'It has an address already.');
    assignAddress(control.contextOf(found.tenant), found.order);
    return describeOrder(found);
  },
};
