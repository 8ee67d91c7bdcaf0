import { decimal } from '../../contracts/formats/decimal.js';
import { memberName, stating, type Site } from './sites.js';

/** Names of members that hold money or rates, as the documentation uses them. */
const amountName = /amount|rate|fee|(min|max)(deposit|withdrawal)|trx/i;

/** Whether a text at a site is an amount: said to be a decimal, or a decimal text under a name for money. */
export function isAmountText(site: Site): site is Site & { value: string } {
  const { value } = site;
  if (typeof value !== 'string' || !decimal.test(value)) return false;
  return stating(site, 'format').some(({ schema }) => schema.format === 'decimal') || amountName.test(memberName(site));
}

/** Whether a number at a site is an amount, which no counter or page number is. */
export function isAmountNumber(site: Site): site is Site & { value: number } {
  return typeof site.value === 'number' && !stating(site, 'type').some(({ schema }) => schema.type === 'integer');
}
