import { decimalsOf } from '../../amount.js';
import { amountOf, readText } from '../../read-deposit.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import { readOptionalBody, readTransactionHash } from '../orders/read-payment.js';
import { describeLink } from './describe-link.js';
import { findOpenLink } from './find-open-link.js';
import { missingOf, receivePayment, waysToPay } from './payment-links.js';

/** Currency of a payment where the operator names none. */
const usualCurrency = 'usdc';

/** Lets the payer pay what is missing, or another amount. */
export const payPaymentLink: Trigger = {
  method: 'POST',
  path: '/payment-links/{paymentLinkId}/pay',
  handle(control, { params, body: sent }) {
    const { facts } = control;
    const { tenant, link } = findOpenLink(control, params);
    const body = readOptionalBody(sent);
    const currency = readText(body, 'currency') ?? usualCurrency;
    const network = readText(body, 'network');
    const way = waysToPay(facts, tenant, link).find(
      (one) => one.currency === currency && (network === undefined || one.network === network),
    );
    if (!way) throw new TriggerError(400, `Nobody can pay in ${currency} on ${network ?? 'any network'}.`);
    if (missingOf(facts, link).isZero())
      throw new TriggerError(409, 'Enough has been paid; it waits for confirmation.');
    const seen = {
      currency,
      network: way.network,
      amount: body.amount === undefined ? way.amount : amountOf(body.amount, decimalsOf(facts, currency)),
      transactionHash: readTransactionHash(body),
    };
    receivePayment(control.contextOf(tenant), link, seen);
    return describeLink(link);
  },
};
