import { decimalsOf } from '../../amount.js';
import type { TenantContext } from '../../context.js';
import { Money } from '../../ledger/money.js';

/** What an outgoing bank transfer costs on top of its amount: a share of it, lifted to the minimum. */
export function sepaFee(
  { facts, traits, figure }: Pick<TenantContext, 'facts' | 'traits' | 'figure'>,
  amount: Money,
  currency: string,
): Money {
  const { percent, minimum } = { ...traits.sepaTransferFee, ...facts.fees.sepaTransfer };
  if (percent === undefined || minimum === undefined)
    throw new Error(`Version ${facts.version} leaves the fee of SEPA transfers open.`);
  const share = amount.times(percent).div(100).toDecimalPlaces(decimalsOf(facts, currency), Money.ROUND_HALF_UP);
  return figure('sepa-fee', Money.max(share, minimum));
}
