import { Decimal } from 'decimal.js';
import type { Facts } from '../../contracts/model/types.js';
import type { Lock, Sum } from './world.js';

const Exact = Decimal.clone({ precision: 60 });

/** Decimals of a currency; `undefined` where the facts leave them open. */
export function decimalsOf({ currencies }: Facts, currency: string): number | undefined {
  return currencies.find(({ name }) => name === currency)?.decimals;
}

/**
 * What an exchange gives by its lock: cut at the decimals of the target (the worked examples of the fees); `undefined` where
 * the lock or the facts leave something open.
 */
export function received(
  facts: Facts,
  { rates, feePercentage }: Lock,
  { currency, amount }: Sum,
  to: string,
): string | undefined {
  const decimals = decimalsOf(facts, to);
  const [from, into] = [currency, to].map((name) => (name === 'eur' ? '1' : rates[name]));
  if (decimals === undefined || from === undefined || into === undefined || facts.fees.vectors === undefined)
    return undefined;
  const share = new Exact(1).minus(new Exact(feePercentage).div(100));
  return new Exact(amount).times(share).times(from).div(into).toDecimalPlaces(decimals, Exact.ROUND_DOWN).toFixed();
}

/** What a SEPA transfer costs beside its amount: a share of it, lifted to the minimum; `undefined` where the facts are silent. */
export function sepaFee({ fees }: Facts, amount: string): string | undefined {
  const { percent, minimum } = fees.sepaTransfer ?? {};
  if (percent === undefined || minimum === undefined) return undefined;
  const share = new Exact(amount).times(percent).div(100).toDecimalPlaces(2, Exact.ROUND_HALF_UP);
  return Exact.max(share, minimum).toFixed();
}
