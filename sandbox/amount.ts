import { isLosslessNumber } from 'lossless-json';
import { decimal } from '../contracts/formats/decimal.js';
import type { Facts } from '../contracts/model/types.js';
import { maxWholeDigits, Money } from './ledger/money.js';

/** What is wrong with an amount, as a sentence for whoever sent it. */
export class AmountProblem extends Error {}

/** Number of decimals of a currency; throws where the facts do not know it. */
export function decimalsOf(facts: Facts, currency: string): number {
  const decimals = facts.currencies.find(({ name }) => name === currency)?.decimals;
  if (decimals === undefined) throw new Error(`The facts give no number of decimals for ${currency}.`);
  return decimals;
}

/**
 * An amount above zero from a body read losslessly: a decimal text, or a number exactly as it was written.
 * Throws an `AmountProblem` for anything else, and for more decimals than the currency has.
 */
export function readAmount(value: unknown, decimals: number): Money {
  const text = decimalText(value);
  if (text === undefined) throw new AmountProblem('amount must be a decimal number.');
  const amount = new Money(text);
  if (!amount.greaterThan(0)) throw new AmountProblem('amount must be greater than 0.');
  if (!amount.lessThan(limit))
    throw new AmountProblem(`amount must have at most ${maxWholeDigits} digits before the point.`);
  if (amount.decimalPlaces() > decimals) throw new AmountProblem(`amount must have at most ${decimals} decimals.`);
  return amount;
}

const limit = new Money(10).pow(maxWholeDigits);

function decimalText(value: unknown): string | undefined {
  if (isLosslessNumber(value)) return value.value;
  return typeof value === 'string' && decimal.test(value) ? value : undefined;
}
