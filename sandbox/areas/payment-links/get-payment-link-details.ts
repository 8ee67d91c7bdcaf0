import { Refusal } from '../../errors.js';
import type { SandboxOperation } from '../../operation.js';
import { linkView } from './payment-links.js';

/** How far a link or a checkout has come. */
export const getPaymentLinkDetails: SandboxOperation = {
  id: 'getPaymentLinkDetails',
  access: 'key',
  handle(context, { params }) {
    const link = context.tenant.paymentLinks.links.get(params.paymentLinkId ?? '');
    if (!link) throw new Refusal('P403', 'paymentLinkId must be the id of a payment link.');
    return { body: linkView(context, link) };
  },
};
