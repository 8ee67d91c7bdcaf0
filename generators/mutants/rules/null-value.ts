import { leftOut, type Rule } from '../rule.js';
import { takesType } from '../sites.js';

/** `null` where a value is asked for. */
export const nullValue: Rule = {
  id: 'null-value',
  describes: 'a value is null where null is not allowed',
  breaches: (site) => {
    const stated = site.applied.filter(({ schema }) => schema.type !== undefined);
    const [typed] = stated;
    if (!typed) return [leftOut(site, 'no type stated')];
    if (takesType(site, null)) return [leftOut(site, 'nullable')];
    return [{ pointer: site.pointer, keyword: 'type', schemaPointer: typed.pointer, edit: { replace: null } }];
  },
};
