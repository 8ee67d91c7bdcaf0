import { decimalsOf } from '../../amount.js';
import { amountOf } from '../../read-deposit.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import { transactionHash } from '../crypto/crypto-deposits.js';
import { describeOrder } from './describe-order.js';
import { findOpenOrder } from './find-order.js';
import { isPaid, lockOf, receivePayment } from './orders.js';
import { readOptionalBody, readTransactionHash } from './read-payment.js';

/** Lets the payer pay what is missing, or another amount. */
export const payOrder: Trigger = {
  method: 'POST',
  path: '/orders/{orderId}/pay',
  handle(control, { params, body: sent }) {
    const found = findOpenOrder(control, params);
    const { tenant, order } = found;
    if (order.walletAddress === null) throw new TriggerError(409, 'It has no address yet.');
    if (isPaid(tenant, order)) throw new TriggerError(409, 'It is paid.');
    const body = readOptionalBody(sent);
    const { currency, network, owed } = lockOf(tenant, order);
    const missing = owed.minus(order.received);
    const amount = body.amount === undefined ? missing : amountOf(body.amount, decimalsOf(control.facts, currency));
    const hash = readTransactionHash(body) ?? transactionHash(tenant.partner, network, `${order.id}/${order.payments}`);
    receivePayment(control.contextOf(tenant), order, amount, hash);
    return describeOrder(found);
  },
};
