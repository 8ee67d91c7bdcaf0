import { patternOf } from '../../../contracts/model/lenient-pattern.js';
import { isAmountNumber, isAmountText } from '../amounts.js';
import { leftOut, type Rule } from '../rule.js';
import { stating } from '../sites.js';

/** The amount with one digit more after the point, one less, and far too many. */
function rescaled(value: string): string[] {
  const pointed = value.includes('.') ? value : `${value}.`;
  const fewer = value.includes('.') ? value.slice(0, -1).replace(/\.$/, '') : value;
  return [`${pointed}1`, fewer, `${pointed}${'1'.repeat(20)}`];
}

/** An amount with more or fewer digits after the point than its currency has. A number shows no scale. */
export const wrongScale: Rule = {
  id: 'wrong-scale',
  describes: 'an amount has the wrong number of decimals',
  breaches: (site) => {
    if (isAmountNumber(site)) return [leftOut(site, 'no scale stated')];
    if (!isAmountText(site)) return [];
    for (const { pointer, schema } of stating(site, 'pattern')) {
      const pattern = patternOf(schema.pattern ?? '');
      const wrong = rescaled(site.value).find((text) => pattern?.test(text) === false);
      if (wrong !== undefined)
        return [{ pointer: site.pointer, keyword: 'pattern', schemaPointer: pointer, edit: { replace: wrong } }];
    }
    return [leftOut(site, 'no scale stated')];
  },
};
