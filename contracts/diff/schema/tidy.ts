/** Leaves out of a view what says nothing, so that equal meaning is equal. */
import { wholeLimit } from './read.js';
import {
  typeOfValue,
  type CountKeyword,
  type JsonType,
  type Limit,
  type Said,
  type SetKeyword,
  type View,
} from './view.js';

const countTypes: Record<CountKeyword, JsonType> = {
  minLength: 'string',
  maxLength: 'string',
  minItems: 'array',
  maxItems: 'array',
  minContains: 'array',
  maxContains: 'array',
  minProperties: 'object',
  maxProperties: 'object',
};

const setTypes: Record<SetKeyword, JsonType> = {
  pattern: 'string',
  format: 'string',
  contentEncoding: 'string',
  contentMediaType: 'string',
  multipleOf: 'number',
};

function whole(said: Said<Limit> | undefined, integer: boolean, sign: 1 | -1): Said<Limit> | undefined {
  return said && integer ? { ...said, value: wholeLimit(said.value, sign) } : said;
}

function numbers(view: View): Partial<View> {
  if (!view.types.has('number') || view.values) return {};
  const minimum = whole(view.minimum, view.integer, 1);
  const maximum = whole(view.maximum, view.integer, -1);
  return { ...(minimum && { minimum }), ...(maximum && { maximum }) };
}

function objects(view: View): Partial<View> {
  const empty = { properties: new Map(), required: new Map(), patterns: new Map(), dependent: new Map() };
  if (!view.types.has('object')) return empty;
  return {
    ...(view.additional && { additional: view.additional }),
    ...(view.names && { names: view.names }),
  };
}

function arrays(view: View): Partial<View> {
  if (!view.types.has('array')) return { prefix: [] };
  const { items, contains, unique } = view;
  return { ...(items && { items }), ...(contains && { contains }), ...(unique && { unique }) };
}

/** 1 is a multiple of what every whole number is a multiple of; required members beyond `minProperties` say it already. */
function keptCounts(view: View): View['counts'] {
  const least = view.required.size;
  return new Map(
    [...view.counts].filter(([keyword, { value }]) => {
      if (view.values || !view.types.has(countTypes[keyword])) return false;
      if (keyword === 'minContains' || keyword === 'maxContains')
        return view.contains !== undefined && !(keyword === 'minContains' && value === 1);
      return !(keyword === 'minProperties' && value <= least);
    }),
  );
}

function keptSets(view: View): View['sets'] {
  const kept = [...view.sets].filter(([keyword]) => !view.values && view.types.has(setTypes[keyword]));
  return new Map(
    kept.map(([keyword, all]) => [
      keyword,
      all.filter(({ value }) => !(keyword === 'multipleOf' && value === 1 && view.integer) && value !== ''),
    ]),
  );
}

/** A view without keywords that speak of types that it does not allow. */
export function tidy(view: View): View {
  const { minimum, maximum, additional, names, items, contains, unique, ...rest } = view;
  const values = view.values && {
    ...view.values,
    value: view.values.value.filter((value) => view.types.has(typeOfValue(value))),
  };
  const types = values ? new Set(values.value.map(typeOfValue)) : view.types;
  const isWhole = isInteger(view);
  const base = { ...view, types, integer: isWhole, ...(values && { values }) };
  return {
    ...rest,
    types,
    integer: isWhole,
    ...(values && { values }),
    counts: keptCounts(base),
    sets: keptSets(base),
    ...numbers(base),
    ...objects(base),
    ...arrays(base),
  };
}

function isInteger({ types, integer, sets, values }: View): boolean {
  if (!types.has('number') || values) return false;
  return integer || (sets.get('multipleOf') ?? []).some(({ value }) => Number.isInteger(value));
}
