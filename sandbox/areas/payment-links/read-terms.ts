import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { TenantContext } from '../../context.js';
import { requireAmount, requireCurrency } from '../../requirements.js';
import { settlementCurrency } from '../orders/rates.js';
import type { LinkTerms } from './payment-links.js';

/** What a link and a checkout have in common, from a body that is valid against the contract. */
export function readTerms(
  context: TenantContext,
  { amount, title, externalId }: JsonObject,
): Pick<LinkTerms, 'amount' | 'title' | 'externalId'> {
  const { name } = requireCurrency(context, settlementCurrency, 'fiat');
  return {
    amount: requireAmount(context, name, amount),
    title: textOf(title),
    externalId: textOf(externalId),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
