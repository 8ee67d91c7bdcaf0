import { TriggerError, type Trigger } from '../../trigger.js';
import { describeLink } from './describe-link.js';
import { findOpenLink } from './find-open-link.js';
import { confirmPayment } from './payment-links.js';

/** Lets the chain confirm the oldest payment that waits. */
export const confirmPaymentLink: Trigger = {
  method: 'POST',
  path: '/payment-links/{paymentLinkId}/confirm',
  handle(control, { params }) {
    const { tenant, link } = findOpenLink(control, params);
    const payment = link.payments.find(({ status }) => status === 'PENDING');
    if (!payment) throw new TriggerError(409, 'No payment waits for confirmation.');
    confirmPayment(control.contextOf(tenant), link, payment);
    return describeLink(link);
  },
};
