import type { SandboxOperation } from '../../operation.js';
import { readTerms } from './read-terms.js';
import { linkView, openLink } from './payment-links.js';

/** A page on which anybody who has its address can pay the partner a sum. */
export const createPaymentLink: SandboxOperation = {
  id: 'createPaymentLink',
  access: 'key',
  handle(context, { body }) {
    const link = openLink(context, { kind: 'link', ...readTerms(context, body), redirectUrl: null });
    return { body: linkView(context, link) };
  },
};
