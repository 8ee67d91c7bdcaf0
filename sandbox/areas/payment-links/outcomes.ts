import type { LaterOutcome } from '../../context.js';
import { canExpire, confirmationOutcome, confirmPayment, expireLink, expiryOutcome, isOver } from './payment-links.js';

/** What becomes of a link by itself. */
export const outcomes: readonly LaterOutcome[] = [
  {
    kind: confirmationOutcome,
    decide(context, id) {
      const [linkId = '', paymentId] = id.split('/');
      const link = context.tenant.paymentLinks.links.get(linkId);
      const payment = link?.payments.find((one) => one.id === paymentId);
      if (link && payment?.status === 'PENDING') confirmPayment(context, link, payment);
    },
  },
  {
    kind: expiryOutcome,
    decide(context, id) {
      const link = context.tenant.paymentLinks.links.get(id);
      if (link && !isOver(link) && canExpire(link)) expireLink(context, link);
    },
  },
];
