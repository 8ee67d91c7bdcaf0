import { createHash } from 'node:crypto';
import { script } from '../../../browser/bundles/checkout.js';
import { decimalsOf } from '../../amount.js';
import type { SandboxContext } from '../../context.js';
import { Html, html } from '../../html.js';
import type { Page, PageReply } from '../../page.js';
import { timestamp } from '../../timestamp.js';
import { settlementCurrency } from '../orders/rates.js';
import { checkoutStyles } from './checkout-styles.js';
import { findLink, isOver, missingOf, pagePath, waysToPay, type OwnedLink, type PaymentWay } from './payment-links.js';
import type { LinkStatus, PaymentLink } from './state.js';

/** The page that a payer opens. It loads nothing; the only thing that it can do is to pay in the sandbox. */
export const checkoutPage: Page = {
  path: pagePath,
  handle(context, { paymentLinkId = '' }) {
    const found = findLink(context, paymentLinkId);
    return found
      ? reply(200, 'Payment', content(context, found), isWaiting(found.link))
      : reply(
          404,
          'Unknown payment',
          html`<h1>Unknown payment</h1>
            <p>No payment link has this address.</p>`,
          false,
        );
  },
};

const states: Record<LinkStatus, string> = {
  ACTIVE: 'Waiting for your payment',
  AWAITING_COMPLETION: 'Part of the sum has arrived: please send the rest',
  COMPLETED: 'Paid',
  EXPIRED: 'Expired: this payment can no longer be made',
};

const nothing = html``;

// Whole elements, because their digests in the policy cover every space.
const styles = new Html(`<style>${checkoutStyles}</style>`);
const scriptElement = new Html(`<script>${script}</script>`);

/** Nothing but these two texts may style the page or run in it; it talks to its own server alone and sits in no frame. */
const policy = [
  "default-src 'none'",
  `style-src '${digest(checkoutStyles)}'`,
  `script-src '${digest(script)}'`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function isWaiting({ payments }: PaymentLink): boolean {
  return payments.some(({ status }) => status === 'PENDING');
}

function content({ facts }: SandboxContext, { tenant, link }: OwnedLink): Html {
  const sum = (amount: PaymentLink['amount']) =>
    `${amount.toFixed(decimalsOf(facts, settlementCurrency))} ${settlementCurrency.toUpperCase()}`;
  const missing = missingOf(facts, link);
  const isOpen = !isOver(link) && missing.greaterThan(0);
  return html`<h1>${link.title ?? 'Payment'}</h1>
    <p class="sum">${sum(link.amount)}</p>
    <p class="state" data-status="${link.status}" role="status">${stateOf(link)}</p>
    ${link.status === 'AWAITING_COMPLETION' && isOpen ? html`<p>Still to pay: <b>${sum(missing)}</b></p>` : nothing}
    ${isOver(link) ? nothing : html`<p>Until <time>${timestamp(link.expiresAt)}</time></p>`}
    ${isOpen ? waysTable(link, waysToPay(facts, tenant, link)) : nothing}
    ${link.redirectUrl === null ? nothing : html`<p><a href="${link.redirectUrl}" rel="noreferrer">Back to the shop</a></p>`}`;
}

function stateOf(link: PaymentLink): string {
  return isWaiting(link) && !isOver(link) ? 'Payment seen: waiting for its confirmation' : states[link.status];
}

function waysTable({ id }: PaymentLink, ways: readonly PaymentWay[]): Html {
  const pay = `/_sandbox/payment-links/${id}/pay`;
  const rows = ways.map(
    ({ currency, network, amount, address }) =>
      html` <tr>
        <th scope="row">${currency.toUpperCase()} <small>${network}</small></th>
        <td>${amount.toFixed()}</td>
        <td><code>${address}</code></td>
        <td>
          <button
            type="button"
            aria-label="Pay in ${currency} on ${network}"
            data-pay="${pay}"
            data-currency="${currency}"
            data-network="${network}"
          >
            Pay
          </button>
        </td>
      </tr>`,
  );
  return html`<table>
      <caption>
        Send the amount of one row to its address. In this sandbox the button pays it.
      </caption>
      <thead>
        <tr>
          <th scope="col">Currency</th>
          <th scope="col">Amount</th>
          <th scope="col">Address</th>
          <th scope="col">Sandbox</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p id="problem" role="alert"></p>
    <noscript><pre>POST ${pay}</pre></noscript>`;
}

function reply(status: number, title: string, body: Html, reloads: boolean): PageReply {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${reloads ? html`<meta http-equiv="refresh" content="2" />` : nothing}
        <title>${title}</title>
        ${styles}
      </head>
      <body>
        <main>
          ${body}
          <footer>Sandbox: no real money moves, and nothing sent to these addresses arrives.</footer>
        </main>
        ${scriptElement}
      </body>
    </html> `;
  return { status, html: document.text, policy };
}
