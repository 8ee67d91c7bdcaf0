/** Two views of the same value joined: both have to hold. */
import { patternOf } from '../../model/lenient-pattern.js';
import { sameValue } from './canonical.js';
import {
  leastKeywords,
  type Condition,
  type Conjunction,
  type CountKeyword,
  type Limit,
  type Said,
  type SetKeyword,
  type View,
} from './view.js';

function both(a: Conjunction | undefined, b: Conjunction | undefined): Conjunction | undefined {
  if (!a || !b) return a ?? b;
  const places = new Set(a.map(({ pointer }) => pointer));
  return [...a, ...b.filter(({ pointer }) => !places.has(pointer))];
}

function stricter(a: Said<Limit> | undefined, b: Said<Limit> | undefined, sign: 1 | -1): Said<Limit> | undefined {
  if (!a || !b) return a ?? b;
  if (a.value.value === b.value.value) return a.value.exclusive ? a : b;
  return sign * (a.value.value - b.value.value) > 0 ? a : b;
}

function joinCounts(a: View['counts'], b: View['counts']): View['counts'] {
  const result = new Map<CountKeyword, Said<number>>(a);
  for (const [keyword, said] of b) {
    const other = result.get(keyword);
    const isLeast = (leastKeywords as readonly string[]).includes(keyword);
    const wins = !other || (isLeast ? said.value > other.value : said.value < other.value);
    if (wins) result.set(keyword, said);
  }
  return result;
}

function joinSets(a: View['sets'], b: View['sets']): View['sets'] {
  const result = new Map<SetKeyword, readonly Said<string | number>[]>(a);
  for (const [keyword, said] of b) {
    const own = result.get(keyword) ?? [];
    result.set(keyword, [...own, ...said.filter(({ value }) => !own.some((other) => other.value === value))]);
  }
  return result;
}

/** What a view says of a member that it does not declare. */
export function undeclared(view: View, name: string): Conjunction | undefined {
  const fitting = [...view.patterns].filter(([pattern]) => patternOf(pattern)?.test(name));
  if (fitting.length > 0) return fitting.flatMap(([, conjunction]) => conjunction);
  return view.additional;
}

function joinProperties(a: View, b: View): View['properties'] {
  const result = new Map<string, Conjunction>();
  for (const name of new Set([...a.properties.keys(), ...b.properties.keys()])) {
    const ofA = a.properties.get(name) ?? undeclared(a, name);
    const ofB = b.properties.get(name) ?? undeclared(b, name);
    result.set(name, both(ofA, ofB) ?? []);
  }
  return result;
}

function joinMaps<Value>(
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
  join: (x: Value, y: Value) => Value,
): Map<string, Value> {
  const result = new Map(a);
  for (const [name, value] of b) {
    const own = result.get(name);
    result.set(name, own === undefined ? value : join(own, value));
  }
  return result;
}

function joinValues(a: View['values'], b: View['values']): View['values'] {
  if (!a || !b) return a ?? b;
  const value = a.value.filter((one) => b.value.some((other) => sameValue(one, other)));
  return { value, from: a.from, open: a.open && b.open };
}

/** Conditions on the same thing are one. */
function joinConditions(all: readonly Condition[]): Condition[] {
  const byKey = new Map<string, Condition>();
  for (const condition of all) {
    const own = byKey.get(condition.key);
    byKey.set(condition.key, own ? { ...own, then: both(own.then, condition.then) ?? [] } : condition);
  }
  return [...byKey.values()];
}

function prefixes(a: View, b: View): Conjunction[] {
  const length = Math.max(a.prefix.length, b.prefix.length);
  return Array.from({ length }, (_, index) => both(a.prefix[index] ?? a.items, b.prefix[index] ?? b.items) ?? []);
}

function optional(a: View, b: View): Partial<View> {
  const found = {
    typeFrom: a.typeFrom ?? b.typeFrom,
    values: joinValues(a.values, b.values),
    minimum: stricter(a.minimum, b.minimum, 1),
    maximum: stricter(a.maximum, b.maximum, -1),
    unique: a.unique ?? b.unique,
    additional: both(a.additional, b.additional),
    names: both(a.names, b.names),
    items: both(a.items, b.items),
    contains: both(a.contains, b.contains),
    content: both(a.content, b.content),
    xml: a.xml ?? b.xml,
    discriminator: a.discriminator ?? b.discriminator,
    default: a.default ?? b.default,
    readOnly: a.readOnly ?? b.readOnly,
    writeOnly: a.writeOnly ?? b.writeOnly,
    deprecated: a.deprecated ?? b.deprecated,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<View>;
}

/** What holds where two views hold. */
export function join(a: View, b: View): View {
  const types = new Set([...a.types].filter((type) => b.types.has(type)));
  return {
    ...optional(a, b),
    types,
    integer: a.integer || b.integer,
    counts: joinCounts(a.counts, b.counts),
    sets: joinSets(a.sets, b.sets),
    properties: joinProperties(a, b),
    required: joinMaps(a.required, b.required, (own) => own),
    patterns: joinMaps(a.patterns, b.patterns, (x, y) => both(x, y) ?? []),
    prefix: prefixes(a, b),
    dependent: joinMaps(a.dependent, b.dependent, (x, y) => ({
      value: [...new Set([...x.value, ...y.value])],
      from: x.from,
    })),
    conditions: joinConditions([...a.conditions, ...b.conditions]),
    groups: [...a.groups, ...b.groups],
    not: [...a.not, ...b.not],
    from: a.from,
  };
}
