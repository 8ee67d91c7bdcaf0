import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { Facts } from '../../../contracts/model/types.js';
import { decimalsOf } from '../../amount.js';
import type { TenantContext } from '../../context.js';
import { maxWholeDigits, Money } from '../../ledger/money.js';
import { Amount, type View } from '../../view.js';
import type { Card, PaymentType } from './state.js';

/** Cards pay in euro. */
export const cardCurrency = 'eur';

const day = 24 * 60 * 60 * 1000;
const ceiling = new Money(10).pow(maxWholeDigits);

/** What a limit is about; the dossier says no more than the names. */
interface LimitRule {
  /** Rolling, in milliseconds. */
  window: number;
  /** All payments where it is left out. */
  type?: PaymentType;
  /** In eur, of a new card (choices.yaml). */
  usual: string;
  /** The limit that it must not exceed. */
  within?: string;
}

const rules: Readonly<Record<string, LimitRule>> = {
  monthlyTrxAll: { window: 30 * day, usual: '10000' },
  dailyTrxAll: { window: day, usual: '2000', within: 'monthlyTrxAll' },
  monthlyTrxAtm: { window: 30 * day, type: 'ATM', usual: '2000' },
  dailyTrxAtm: { window: day, type: 'ATM', usual: '500', within: 'monthlyTrxAtm' },
  monthlyTrxEcom: { window: 30 * day, type: 'ECOM', usual: '10000' },
  dailyTrxEcom: { window: day, type: 'ECOM', usual: '2000', within: 'monthlyTrxEcom' },
};

/** The limits of a new card. */
export function usualLimits(facts: Facts): Card['limits'] {
  return mapKeys(facts, (key) => new Money(ruleOf(key).usual));
}

/** The limits that a request sets: each 0 or more in whole cents, none above that of its month. */
export function readLimits({ facts, demand }: TenantContext, body: JsonObject): Card['limits'] {
  const decimals = decimalsOf(facts, cardCurrency);
  const limits = mapKeys(facts, (key) => {
    // The contract has made sure that it is a number; as text it keeps its digits.
    const limit = new Money(String(body[key]));
    const isAmount = !limit.lessThan(0) && limit.lessThan(ceiling) && limit.decimalPlaces() <= decimals;
    demand('spending-limit-is-an-amount', isAmount, `${key} must be 0 or more, with at most ${decimals} decimals.`);
    return limit;
  });
  for (const [key, limit] of Object.entries(limits)) {
    const { within } = ruleOf(key);
    const most = within === undefined ? undefined : limits[within];
    demand(
      'daily-limit-is-within-monthly',
      most === undefined || !limit.greaterThan(most),
      `${key} must not be above ${within ?? ''}.`,
    );
  }
  return limits;
}

/** A card's limits as answers show them. */
export function limitsView({ facts }: TenantContext, { limits }: Card): View {
  const decimals = decimalsOf(facts, cardCurrency);
  return Object.fromEntries(Object.entries(limits).map(([key, limit]) => [key, new Amount(limit, decimals)]));
}

/** The first limit that a payment would exceed, with all that was paid in its window. */
export function exceededLimit(card: Card, type: PaymentType, amount: Money, now: number): string | undefined {
  return Object.entries(card.limits).find(([key, limit]) => {
    const rule = ruleOf(key);
    if (rule.type !== undefined && rule.type !== type) return false;
    const counted = card.payments.filter(
      (payment) => payment.createdAt > now - rule.window && (rule.type === undefined || payment.type === rule.type),
    );
    return counted.reduce((sum, payment) => sum.plus(payment.amount), amount).greaterThan(limit);
  })?.[0];
}

function ruleOf(key: string): LimitRule {
  const rule = rules[key];
  if (!rule) throw new Error(`The sandbox does not know the spending limit ${key}.`);
  return rule;
}

function mapKeys(facts: Facts, valueOf: (key: string) => Money): Record<string, Money> {
  return Object.fromEntries(facts.limits.cards.spending.keys.map((key) => [key, valueOf(key)]));
}
