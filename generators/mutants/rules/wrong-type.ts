import { leftOut, type Breach, type Rule } from '../rule.js';
import { stating, takesType } from '../sites.js';

/** Values of other types; texts and numbers are not swapped here (string-number-amount). */
const others: readonly unknown[] = [true, {}, [], 'true'];

/** The likeliest mistake first: a list for an object, an object for a list. */
function candidatesFor(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return [{}, ...others];
  return typeof value === 'object' && value !== null ? [[], ...others] : others;
}

/** A value of a type that no node at its place takes, and a fraction where whole numbers are asked for. */
export const wrongType: Rule = {
  id: 'wrong-type',
  describes: 'a value has another type',
  breaches: (site) => {
    const [typed] = stating(site, 'type');
    if (!typed) return [leftOut(site, 'no type stated')];
    const base = { pointer: site.pointer, keyword: 'type', schemaPointer: typed.pointer };
    const breaches: Breach[] = [];
    const wrong = candidatesFor(site.value).find((candidate) => !takesType(site, candidate));
    if (wrong !== undefined) breaches.push({ ...base, edit: { replace: wrong } });
    if (Number.isInteger(site.value) && !takesType(site, 0.5))
      breaches.push({ ...base, edit: { replace: (site.value as number) + 0.5 } });
    return breaches;
  },
};
