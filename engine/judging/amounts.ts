import { Decimal } from 'decimal.js';
import { isObject } from '../../contracts/model/json-value.js';
import type { Currency, Facts } from '../../contracts/model/types.js';
import { objectsIn, textOf } from './answer.js';

/** Sums are exact: the library's own twenty digits are too few for eighteen decimals of a large amount. */
export const Exact = Decimal.clone({ precision: 100 });

/** The number that a string or JSON number stands for; `undefined` where it is none. */
export function decimalOf(value: unknown): Decimal | undefined {
  const text = textOf(value);
  return text !== undefined && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? new Exact(text) : undefined;
}

/** The row of a currency in whatever case it is spelled. */
export function currencyNamed({ currencies }: Facts, name: unknown): Currency | undefined {
  return typeof name === 'string' ? currencies.find((row) => row.name === name.toLowerCase()) : undefined;
}

/** Members that only balances have; an object with one of them, a `name` and an `amount` is a balance. */
const marks = ['rate', 'wallet', 'iban', 'networkConfig'];

export function isBalance(object: Record<string, unknown>): boolean {
  return typeof object['name'] === 'string' && 'amount' in object && marks.some((mark) => mark in object);
}

/** A balance as a read shows it. */
interface ShownBalance {
  /** JSON Pointer of its amount. */
  pointer: string;
  amount: Decimal;
}

/**
 * Balances of a losslessly parsed answer by currency, in lower case. Several of one currency count together; one whose
 * amount is no number is left out, which other checks report.
 */
export function balancesIn(body: unknown): Map<string, ShownBalance> {
  const found = new Map<string, ShownBalance>();
  for (const { pointer, object } of objectsIn(body)) {
    if (!isBalance(object)) continue;
    const amount = decimalOf(object['amount']);
    if (!amount) continue;
    const currency = String(object['name']).toLowerCase();
    const before = found.get(currency);
    found.set(
      currency,
      before ? { ...before, amount: before.amount.plus(amount) } : { pointer: `${pointer}/amount`, amount },
    );
  }
  return found;
}

/** Whether an answer has a list of balances at all, an empty one included. */
export function hasBalances(body: unknown): boolean {
  if (Array.isArray(body)) return body.every((item) => isObject(item) && isBalance(item));
  return isObject(body) && ['balances', 'fiatBalances', 'cryptoBalances'].some((name) => name in body);
}

/** An amount as text, with a plus where it grows. */
export function signed(amount: Decimal): string {
  return `${amount.isPositive() && !amount.isZero() ? '+' : ''}${amount.toFixed()}`;
}
