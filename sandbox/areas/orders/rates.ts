import type { Facts } from '../../../contracts/model/types.js';
import { decimalsOf } from '../../amount.js';
import { Money } from '../../ledger/money.js';
import { rateOf } from '../balances/rates.js';

/** The documented lock: its worked example comes out by this rate. */
const documentedRates: Record<string, string> = { usdc: '0.84' };

/** Currency that payments are settled in. */
export const settlementCurrency = 'eur';

/** Value in euro of one unit of a currency that payers can pay in. */
export function orderRateOf(currency: string): Money {
  return new Money(documentedRates[currency] ?? rateOf(currency));
}

/** Names of the currencies that payers can pay in, with their networks. */
export function paymentCurrencies({ currencies }: Facts): { name: string; networks: readonly string[] }[] {
  return currencies
    .filter(({ kind, decimals }) => kind === 'crypto' && decimals !== undefined)
    .map(({ name, networks = [] }) => ({ name, networks }));
}

/** What a sum in euro is in units of a currency: divided by the rate and cut to the currency's decimals (facts: rateLocks.order). */
export function cryptoFor(facts: Facts, settlement: Money, rate: Money, currency: string): Money {
  return settlement.div(rate).toDecimalPlaces(decimalsOf(facts, currency), Money.ROUND_DOWN);
}

/** The least amount of a currency that is worth a sum in euro. */
export function cryptoCovering(facts: Facts, settlement: Money, rate: Money, currency: string): Money {
  return settlement.div(rate).toDecimalPlaces(decimalsOf(facts, currency), Money.ROUND_UP);
}

/** What an amount of a currency is worth in euro, cut to cents. */
export function euroFor(facts: Facts, amount: Money, rate: Money): Money {
  return amount.times(rate).toDecimalPlaces(decimalsOf(facts, settlementCurrency), Money.ROUND_DOWN);
}
