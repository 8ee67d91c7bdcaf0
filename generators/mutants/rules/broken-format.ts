import { decimal } from '../../../contracts/formats/decimal.js';
import { isAllowed } from '../../../contracts/formats/format.js';
import { formatNamed, formats, type ValueFormat } from '../../../contracts/formats/index.js';
import { patternOf } from '../../../contracts/model/lenient-pattern.js';
import { leftOut, type Rule } from '../rule.js';
import { stating } from '../sites.js';

/** Whether a text alone tells that it is of a format. Digits alone tell nothing; amounts are looked at by scale. */
function recognised(format: ValueFormat, value: string): boolean {
  return format !== decimal && format.detectable && format.test(value) && (format.recognises?.(value) ?? true);
}

/** The last character that is a letter or digit becomes another one of its kind. */
function withOtherEnd(value: string): string {
  const end = value.at(-1) ?? '';
  return `${value.slice(0, -1)}${end === '1' || end === 'q' ? '2' : /\d/.test(end) ? '1' : 'q'}`;
}

/** Slips of the pen, the least conspicuous first: a wrong character, one too few, a foreign one. */
function slips(value: string): string[] {
  const noSuchDay = value.replace(/-\d\d$/, '-32');
  return [withOtherEnd(value), noSuchDay, value.slice(0, -1), value.replace(/[@:.]/, ''), `${value}!`, '', '!'];
}

/**
 * A text that is not of its format any more: a wrong check digit, a day that no calendar has, a character too few. A
 * pattern counts as a format where none is stated.
 */
export const brokenFormat: Rule = {
  id: 'broken-format',
  describes: 'a text breaks its format',
  breaches: (site) => {
    const { value } = site;
    if (typeof value !== 'string') return [];
    const [formed] = stating(site, 'format');
    const [patterned] = stating(site, 'pattern');
    const node = formed ?? patterned;
    if (!node) return formats.some((format) => recognised(format, value)) ? [leftOut(site, 'no format stated')] : [];
    const format = formed && formatNamed(String(formed.schema.format));
    const pattern = patternOf(patterned?.schema.pattern ?? '');
    const breaks = (slip: string): boolean =>
      formed ? !format || !isAllowed(format, slip) : pattern?.test(slip) === false;
    const broken = slips(value).find(breaks);
    if (broken === undefined) return [leftOut(site, 'no format stated')];
    const keyword = formed ? 'format' : 'pattern';
    return [{ pointer: site.pointer, keyword, schemaPointer: node.pointer, edit: { replace: broken } }];
  },
};
