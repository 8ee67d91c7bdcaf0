import { TriggerError, type Trigger } from '../../trigger.js';
import { describeLink } from './describe-link.js';
import { findOpenLink } from './find-open-link.js';
import { canExpire, expireLink } from './payment-links.js';

/** Ends the time to pay of a link at once. */
export const expirePaymentLink: Trigger = {
  method: 'POST',
  path: '/payment-links/{paymentLinkId}/expire',
  handle(control, { params }) {
    const { tenant, link } = findOpenLink(control, params);
    if (!canExpire(link)) throw new TriggerError(409, 'A payment waits for confirmation.');
    expireLink(control.contextOf(tenant), link);
    return describeLink(link);
  },
};
