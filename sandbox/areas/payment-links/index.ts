import type { Area } from '../area.js';
import { checkoutPage } from './checkout-page.js';
import { confirmPaymentLink } from './confirm-payment-link.js';
import { createHostedCheckout } from './create-hosted-checkout.js';
import { createPaymentLink } from './create-payment-link.js';
import { expirePaymentLink } from './expire-payment-link.js';
import { getPaymentLinkDetails } from './get-payment-link-details.js';
import { outcomes } from './outcomes.js';
import { payPaymentLink } from './pay-payment-link.js';

/** Payment links and hosted checkout. */
export const paymentLinks: Area = {
  operations: [createPaymentLink, createHostedCheckout, getPaymentLinkDetails],
  triggers: [payPaymentLink, confirmPaymentLink, expirePaymentLink],
  outcomes,
  pages: [checkoutPage],
};
