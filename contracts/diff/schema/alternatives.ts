/** Alternatives that can be written without `oneOf` and `anyOf`. */
import type { Located } from '../document.js';
import { sameValue } from './canonical.js';
import { anything, jsonTypes, type JsonType, type View } from './view.js';

/** Types that alternatives allow together: what can be said of a value before its branch is known. */
export function union(views: readonly View[], from: Located): View {
  const types = new Set(jsonTypes.filter((type) => views.some((view) => view.types.has(type))));
  const numbers = views.filter((view) => view.types.has('number'));
  return {
    ...anything(from),
    types,
    typeFrom: from,
    integer: numbers.length > 0 && numbers.every(({ integer }) => integer),
  };
}

function isPlain(view: View): boolean {
  return view.groups.length === 0 && view.conditions.length === 0 && view.not.length === 0;
}

function areDisjoint(views: readonly View[]): boolean {
  const seen = new Set<JsonType>();
  for (const { types } of views)
    for (const type of types) {
      if (seen.has(type)) return false;
      seen.add(type);
    }
  return true;
}

function unionOfValues(views: readonly View[], from: Located): View | undefined {
  const lists = views.flatMap(({ values }) => (values ? [values] : []));
  if (lists.length < views.length) return undefined;
  const value = lists
    .flatMap((list) => list.value)
    .filter((one, index, all) => all.findIndex((other) => sameValue(one, other)) === index);
  return { ...union(views, from), values: { value, from, open: lists.some(({ open }) => open) } };
}

/** Alternatives of different types, each keyword of which speaks of its own type alone. */
function unionOfTypes(views: readonly View[], from: Located): View | undefined {
  const withoutNull = views.filter(({ types }) => !(types.size === 1 && types.has('null')));
  const [only, ...others] = withoutNull;
  if (only && others.length === 0) {
    if (!isPlain(only) && withoutNull.length < views.length && only.groups.length > 0) return undefined;
    const values = only.values && { ...only.values, value: [...only.values.value, null] };
    return { ...only, types: new Set([...only.types, 'null' as const]), ...(values && { values }) };
  }
  if (!areDisjoint(views) || !views.every((view) => isPlain(view) && !view.values)) return undefined;
  const base = union(views, from);
  return views.reduce((result, view) => merge(result, view), base);
}

function merge(result: View, view: View): View {
  const { types, integer, typeFrom, from, ...said } = view;
  return {
    ...result,
    ...said,
    counts: new Map([...result.counts, ...view.counts]),
    sets: new Map([...result.sets, ...view.sets]),
    properties: new Map([...result.properties, ...view.properties]),
    required: new Map([...result.required, ...view.required]),
    patterns: new Map([...result.patterns, ...view.patterns]),
    dependent: new Map([...result.dependent, ...view.dependent]),
    prefix: [...result.prefix, ...view.prefix],
    integer: result.integer || (integer && types.has('number')),
    typeFrom: typeFrom ?? from,
  };
}

/** What alternatives say together, where that can be said without alternatives: one branch, values, types, or null beside one. */
export function simplified(views: readonly View[], from: Located): View | undefined {
  const [only, ...others] = views;
  if (only && others.length === 0) return only;
  return unionOfValues(views, from) ?? unionOfTypes(views, from);
}
