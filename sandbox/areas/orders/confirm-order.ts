import { TriggerError, type Trigger } from '../../trigger.js';
import { describeOrder } from './describe-order.js';
import { findOpenOrder } from './find-order.js';
import { confirmPayment, requiredConfirmations } from './orders.js';
import { readOptionalBody } from './read-payment.js';

/** Lets the chain confirm the newest payment, as often as is needed or as the body says. */
export const confirmOrder: Trigger = {
  method: 'POST',
  path: '/orders/{orderId}/confirm',
  handle(control, { params, plainBody }) {
    const found = findOpenOrder(control, params);
    const { tenant, order } = found;
    const { confirmations = requiredConfirmations } = readOptionalBody(plainBody);
    if (!isCount(confirmations) || confirmations > requiredConfirmations)
      throw new TriggerError(400, `confirmations must be a whole number, at most ${requiredConfirmations}.`);
    if (order.payments === 0) throw new TriggerError(409, 'No payment has been seen.');
    if (confirmations <= order.confirmations)
      throw new TriggerError(409, `It has ${order.confirmations} confirmations already.`);
    confirmPayment(control.contextOf(tenant), order, confirmations);
    return describeOrder(found);
  },
};

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0;
}
