import { decimalsOf } from '../../amount.js';
import type { TenantContext } from '../../context.js';
import { Money } from '../../ledger/money.js';
import type { SandboxOperation } from '../../operation.js';
import { requireAmount, requireCurrency } from '../../requirements.js';
import { nextId } from '../../state/party.js';
import { timestamp } from '../../timestamp.js';
import { Amount } from '../../view.js';
import { cryptoFor, orderRateOf, settlementCurrency } from './rates.js';
import type { OrderLock } from './state.js';

/** Fixes for a while what a payer has to send so that the partner gets a sum in euro. */
export const lockOrderRate: SandboxOperation = {
  id: 'lockOrderRate',
  access: 'key',
  handle(context, { body }) {
    const { tenant, facts, demand } = context;
    for (const name of ['currency', 'amount', 'network'])
      demand('order-terms-are-given', body[name] !== undefined, `${name} should not be empty.`);
    const { name: currency, networks = [] } = requireCurrency(context, body.currency, 'crypto');
    const network = String(body.network);
    demand('order-network-fits-currency', networks.includes(network), `network must be one of ${networks.join(', ')}.`);
    const settlement = requireAmount(context, settlementCurrency, body.amount);
    const rate = orderRateOf(currency);
    const owed = context.figure('order-amount-owed', cryptoFor(facts, settlement, rate, currency));
    demand('order-is-worth-a-payment', owed.greaterThan(0), 'amount is too small to be paid in this currency.');
    const lock: OrderLock = {
      id: nextId(tenant.partner),
      currency,
      network,
      settlement,
      rate,
      owed,
      expiresAt: expiryOf(context),
      orderId: null,
    };
    tenant.orders.locks.set(lock.id, lock);
    return {
      body: {
        lockId: lock.id,
        amount: new Amount(owed, decimalsOf(facts, currency)),
        rate: new Amount(rate, rate.decimalPlaces()),
        expiresAt: momentOf(context, lock.expiresAt),
        cryptocurrency: currency,
        currency,
        destinationCurrency: settlementCurrency,
        network,
      },
    };
  },
};

/** As long as a lock of an exchange holds (choices.yaml, `order-lock-validity`), cut to what the version can write. */
function expiryOf({ facts, traits, clock, figure }: TenantContext): number {
  const seconds = figure('order-lock-validity', new Money(facts.rateLocks.exchange.validitySeconds)).toNumber();
  const expiresAt = clock.now() + seconds * 1000;
  return traits.orderLockTime === 'whole-seconds' ? Math.floor(expiresAt / 1000) * 1000 : expiresAt;
}

function momentOf({ traits }: TenantContext, moment: number): string {
  const text = timestamp(moment);
  return traits.orderLockTime === 'whole-seconds' ? text.replace(/\.\d+Z$/, 'Z') : text;
}
