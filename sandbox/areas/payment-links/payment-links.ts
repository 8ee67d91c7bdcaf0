import type { Facts } from '../../../contracts/model/types.js';
import { decimalsOf } from '../../amount.js';
import type { SandboxContext, TenantContext } from '../../context.js';
import { Money } from '../../ledger/money.js';
import { nextId } from '../../state/party.js';
import type { Tenant } from '../../state/store.js';
import { timestamp } from '../../timestamp.js';
import { Amount, type View } from '../../view.js';
import { depositAddress } from '../balances/addresses.js';
import { transactionHash } from '../crypto/crypto-deposits.js';
import { cryptoCovering, euroFor, orderRateOf, paymentCurrencies, settlementCurrency } from '../orders/rates.js';
import { settlePayment } from '../orders/settle-payment.js';
import type { LinkPayment, PaymentLink } from './state.js';

/** Kinds of outcomes. The id of a confirmation is that of the payment. */
export const confirmationOutcome = 'payment-link-confirmation';
export const expiryOutcome = 'payment-link-expiry';

const hour = 3600;
/** Seconds that a payer has. */
const windows: Record<PaymentLink['kind'], number> = { link: 24 * hour, checkout: hour };

/** Template of a page's path. */
export const pagePath = '/checkout/{paymentLinkId}';

/** What a link is made of. */
export type LinkTerms = Pick<PaymentLink, 'kind' | 'amount' | 'title' | 'externalId' | 'redirectUrl'>;

/** One way to pay what is missing. */
export interface PaymentWay {
  currency: string;
  network: string;
  /** What is missing, in units of the currency. */
  amount: Money;
  address: string;
}

/** A link with whoever it belongs to. */
export interface OwnedLink {
  tenant: Tenant;
  link: PaymentLink;
}

/** A new link that waits for payments until its time is over. */
export function openLink(context: TenantContext, terms: LinkTerms): PaymentLink {
  const { tenant, clock, figure } = context;
  const createdAt = clock.now();
  const window = figure('payment-link-window', new Money(windows[terms.kind])).toNumber();
  const link: PaymentLink = {
    id: nextId(tenant.partner),
    ...terms,
    status: 'ACTIVE',
    settled: new Money(0),
    payments: [],
    expiresAt: createdAt + window * 1000,
    createdAt,
  };
  tenant.paymentLinks.links.set(link.id, link);
  context.later(expiryOutcome, link.id, link.expiresAt);
  return link;
}

/** The link of an id, whichever tenant's it is. */
export function findLink({ store }: SandboxContext, id: string): OwnedLink | undefined {
  for (const tenant of store.tenants()) {
    const link = tenant.paymentLinks.links.get(id);
    if (link) return { tenant, link };
  }
  return undefined;
}

/** A link as answers and webhook show it. */
export function linkView({ facts, baseUrl }: SandboxContext, link: PaymentLink): View {
  return {
    paymentLinkId: link.id,
    url: baseUrl() + pagePath.replace('{paymentLinkId}', link.id),
    expiresAt: timestamp(link.expiresAt),
    status: link.status,
    amount: new Amount(link.amount, decimalsOf(facts, settlementCurrency)),
    currency: settlementCurrency,
    transactions: link.payments.map((payment) => ({
      transactionHash: payment.transactionHash,
      amount: new Amount(payment.amount, decimalsOf(facts, payment.currency)),
      currency: payment.currency,
      network: payment.network,
      status: payment.status,
      createdAt: timestamp(payment.createdAt),
    })),
    createdAt: timestamp(link.createdAt),
  };
}

/** Whether nothing more will happen to a link. */
export function isOver({ status }: PaymentLink): boolean {
  return status === 'COMPLETED' || status === 'EXPIRED';
}

/** What the payer still has to pay, in euro, if all that has been seen is confirmed. */
export function missingOf(facts: Facts, link: PaymentLink): Money {
  const waiting = link.payments.filter(({ status }) => status === 'PENDING');
  const covered = waiting.reduce((sum, { amount, rate }) => sum.plus(euroFor(facts, amount, rate)), link.settled);
  return Money.max(0, link.amount.minus(covered));
}

/** Every way to pay what is missing; a link has an address of its own on each chain. */
export function waysToPay(facts: Facts, { partner }: Tenant, link: PaymentLink): PaymentWay[] {
  const missing = missingOf(facts, link);
  return paymentCurrencies(facts).flatMap(({ name, networks }) =>
    networks.map((network) => ({
      currency: name,
      network,
      amount: cryptoCovering(facts, missing, orderRateOf(name), name),
      address: depositAddress(network, partner.random.fork('payment-link', link.id)),
    })),
  );
}

/** A payment is seen on a chain; it counts once it is confirmed. */
export function receivePayment(
  context: TenantContext,
  link: PaymentLink,
  seen: Pick<LinkPayment, 'currency' | 'network' | 'amount'> & { transactionHash: string | undefined },
): LinkPayment {
  const { partner } = context.tenant;
  const id = nextId(partner);
  const payment: LinkPayment = {
    ...seen,
    id,
    transactionHash: seen.transactionHash ?? transactionHash(partner, seen.network, id),
    rate: orderRateOf(seen.currency),
    status: 'PENDING',
    createdAt: context.clock.now(),
  };
  link.payments.push(payment);
  context.later(confirmationOutcome, `${link.id}/${id}`);
  return payment;
}

/** Credits a payment in euro; the link is complete, waits for the rest, or is over where there is no time for it. */
export function confirmPayment(context: TenantContext, link: PaymentLink, payment: LinkPayment): void {
  const { id, currency, network, amount, rate } = payment;
  const euro = context.figure('payment-link-settled', euroFor(context.facts, amount, rate));
  settlePayment(context, { id, currency, network, amount, euro });
  payment.status = 'CONFIRMED';
  link.settled = link.settled.plus(euro);
  if (link.settled.greaterThanOrEqualTo(link.amount)) link.status = 'COMPLETED';
  else if (canExpire(link) && context.clock.now() >= link.expiresAt) link.status = 'EXPIRED';
  else link.status = 'AWAITING_COMPLETION';
  tellLink(context, link);
}

/** Whether the end of a link's time ends it: what has been seen in time may still complete it. */
export function canExpire({ payments }: PaymentLink): boolean {
  return payments.every(({ status }) => status === 'CONFIRMED');
}

/** The time to pay is over; what was credited stays. */
export function expireLink(context: TenantContext, link: PaymentLink): void {
  link.status = 'EXPIRED';
  tellLink(context, link);
}

function tellLink(context: TenantContext, link: PaymentLink): void {
  context.emit('paymentLink', 'partner', linkView(context, link));
}
