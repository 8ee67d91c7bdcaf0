import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { Currency } from '../../../contracts/model/types.js';
import { decimalsOf } from '../../amount.js';
import type { SandboxContext, TenantContext } from '../../context.js';
import { Refusal } from '../../errors.js';
import { feesAccount, marketAccount } from '../../ledger/account.js';
import { Money } from '../../ledger/money.js';
import { reserve } from '../../payments.js';
import { requireAmount } from '../../requirements.js';
import { nextId, settleLines, type Party } from '../../state/party.js';
import { partyOf, type Tenant } from '../../state/store.js';
import { spelled } from '../../state-machine.js';
import { timestamp } from '../../timestamp.js';
import type { Undecided } from '../../undecided.js';
import { Amount, type View } from '../../view.js';
import { requireLock } from './locks.js';
import { quoteOf, type Quote } from './quote.js';
import type { Exchange, RateLock } from './state.js';

/** Exchanges wait for their outcome. */
export const undecidedExchanges: Undecided<Exchange> = {
  kind: 'exchange',
  noun: 'exchange',
  parameter: 'exchangeId',
  items: ({ exchange }) => exchange.exchanges,
  isOpen: ({ status }) => status === 'PENDING',
  describe: ({ id, status, externalUserId, amount, currencyFrom, currencyTo, received, fee, feeCurrency }) => ({
    exchangeId: id,
    externalUserId,
    amount: amount.toFixed(),
    currencyFrom,
    currencyTo,
    receivedAmount: status === 'COMPLETED' ? received.toFixed() : null,
    fee: fee.toFixed(),
    feeCurrency,
    status,
  }),
};

/** Accepts an exchange: checks it, uses up its lock and sets aside what is given. */
export function openExchange(context: TenantContext, payer: Party, body: JsonObject): Exchange {
  const { tenant, clock, demand, later } = context;
  const from = requireExchangeable(context, 'currencyFrom', body.currencyFrom);
  const to = requireExchangeable(context, 'currencyTo', body.currencyTo);
  demand('exchange-currencies-differ', from.name !== to.name, 'currencyFrom and currencyTo must differ.');
  const amount = requireAmount(context, from.name, body.amount);
  const lock = requireLock(context, payer, body.lockId);
  const quote = quoteAt(context, lock, amount, from.name, to.name);
  demand('exchange-yields-something', quote.received.greaterThan(0), `amount is worth no ${to.name}.`);
  const { ledgerAccount, externalUserId } = payer;
  const id = nextId(payer);
  reserve(context, { id, account: ledgerAccount, currency: from.name, amount });
  const createdAt = clock.now();
  const exchange: Exchange = {
    id,
    externalUserId,
    amount,
    currencyFrom: from.name,
    currencyTo: to.name,
    ...quote,
    status: 'PENDING',
    failure: null,
    createdAt,
  };
  lock.exchangeId = id;
  tenant.exchange.exchanges.set(id, exchange);
  const line = { id, type: 'EXCHANGE', status: 'PENDING', createdAt } as const;
  payer.transactions.push({ ...line, amount: amount.negated(), currency: from.name });
  payer.transactions.push({ ...line, amount: quote.received, currency: to.name });
  later(undecidedExchanges.kind, id);
  return exchange;
}

/** Carries an exchange out: what was set aside goes to the market and, as the fee, to the provider. */
export function completeExchange(context: TenantContext, exchange: Exchange): void {
  const { ledger } = context.tenant;
  const { id, amount, fee, feeCurrency, currencyFrom, currencyTo: currency, received } = exchange;
  const party = partyOf(context.tenant, exchange.externalUserId);
  const [feeBefore, feeAfter] = feeCurrency === currencyFrom ? [fee, new Money(0)] : [new Money(0), fee];
  ledger.capture(id, [
    { account: marketAccount, amount: amount.minus(feeBefore) },
    { account: feesAccount, amount: feeBefore },
  ]);
  ledger.move({
    id,
    postings: [
      { account: marketAccount, currency, amount: received.plus(feeAfter).negated() },
      { account: party.ledgerAccount, currency, amount: received },
      { account: feesAccount, currency, amount: feeAfter },
    ],
  });
  exchange.status = 'COMPLETED';
  settleLines(party, id, 'SUCCESSFUL');
  tellExchange(context, exchange);
}

/** Gives back what was set aside; a failed exchange costs nothing. */
export function failExchange(context: TenantContext, exchange: Exchange, failure: string): void {
  const { tenant } = context;
  tenant.ledger.release(exchange.id);
  Object.assign(exchange, { status: 'FAILED', failure });
  settleLines(partyOf(tenant, exchange.externalUserId), exchange.id, 'FAILED');
  tellExchange(context, exchange);
}

/** An exchange of the tenant's, of a user or of the partner. */
export function requireExchange({ exchange }: Tenant, id: string | undefined, owner: 'user' | 'partner'): Exchange {
  const found = exchange.exchanges.get(id ?? '');
  if (!found || (found.externalUserId === null) !== (owner === 'partner'))
    throw new Refusal(
      'P403',
      `exchangeId must be the id of an exchange of ${owner === 'user' ? 'a user' : 'the partner'}.`,
    );
  return found;
}

/** An exchange as details and webhook show it. */
export function exchangeView({ facts }: SandboxContext, exchange: Exchange): View {
  const { id, externalUserId, amount, currencyFrom, currencyTo, rate, fee, feeCurrency, status, failure } = exchange;
  const shown = (value: Money, currency: string) => new Amount(value, decimalsOf(facts, currency));
  return {
    exchangeId: id,
    externalUserId,
    amount: shown(amount, currencyFrom),
    currencyFrom,
    currencyTo,
    receivedAmount: status === 'COMPLETED' ? shown(exchange.received, currencyTo) : null,
    rate: new Amount(rate, rate.decimalPlaces()),
    fee: shown(status === 'FAILED' ? new Money(0) : fee, feeCurrency),
    status: spelled(facts, 'exchange', status),
    createdAt: timestamp(exchange.createdAt),
    error: failure === null ? undefined : { description: failure, status: 'FAILED' },
  };
}

function tellExchange(context: TenantContext, exchange: Exchange): void {
  context.emit('exchange', exchange.externalUserId ?? 'partner', exchangeView(context, exchange));
}

/** A currency that has balances; the operation lists P403 alone for any other. */
function requireExchangeable({ facts }: SandboxContext, member: string, name: unknown): Currency {
  const found = facts.currencies.find((currency) => currency.name === name && currency.decimals !== undefined);
  if (!found) throw new Refusal('P403', `${member} must be a currency that can be exchanged.`);
  return found;
}

function quoteAt({ facts, figure }: TenantContext, lock: RateLock, amount: Money, from: string, to: string): Quote {
  const { rates, feePercentage } = lock;
  const right = quoteOf({
    amount,
    currencyFrom: from,
    currencyTo: to,
    rateFrom: rateIn(rates, from),
    rateTo: rateIn(rates, to),
    feePercentage,
    decimalsOf: (currency) => decimalsOf(facts, currency),
  });
  return {
    ...right,
    fee: figure('exchange-fee', right.fee),
    received: figure('exchange-received', right.received),
  };
}

function rateIn(rates: Readonly<Record<string, number>>, currency: string): number {
  const rate = rates[currency];
  if (rate === undefined) throw new Error(`The lock has no rate for ${currency}.`);
  return rate;
}
