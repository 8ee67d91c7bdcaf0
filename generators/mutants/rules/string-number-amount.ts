import { isAmountNumber, isAmountText } from '../amounts.js';
import { leftOut, type Rule } from '../rule.js';
import { stating, takesType } from '../sites.js';

/** An amount that is a text comes as a number, or the other way round: the commonest difference between versions. */
export const stringNumberAmount: Rule = {
  id: 'string-number-amount',
  describes: 'an amount is a number instead of a text, or a text instead of a number',
  breaches: (site) => {
    if (!isAmountText(site) && !isAmountNumber(site)) return [];
    const swapped = typeof site.value === 'string' ? Number(site.value) : String(site.value);
    const [typed] = stating(site, 'type');
    if (!typed) return [leftOut(site, 'no type stated')];
    if (takesType(site, swapped)) return [leftOut(site, 'string or number')];
    return [{ pointer: site.pointer, keyword: 'type', schemaPointer: typed.pointer, edit: { replace: swapped } }];
  },
};
