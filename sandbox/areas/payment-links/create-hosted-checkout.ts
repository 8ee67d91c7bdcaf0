import type { SandboxOperation } from '../../operation.js';
import { linkView, openLink } from './payment-links.js';
import { readTerms } from './read-terms.js';

/** The same page for use in a shop: it leads the payer back, and its time is shorter. */
export const createHostedCheckout: SandboxOperation = {
  id: 'createHostedCheckout',
  access: 'key',
  handle(context, { body }) {
    const { redirectUrl = null } = body;
    const terms = readTerms(context, body);
    context.demand(
      'redirect-is-web-address',
      redirectUrl === null || isWebAddress(redirectUrl),
      'redirectUrl must be an HTTP or HTTPS address.',
    );
    const link = openLink(context, { kind: 'checkout', ...terms, redirectUrl: redirectUrl as string | null });
    return { body: linkView(context, link) };
  },
};

/** The page links to it: other schemes could run a script there. */
function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
