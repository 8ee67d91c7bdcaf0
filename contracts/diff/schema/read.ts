/** Reads a single schema object, without what stands beside it in `allOf` or behind a reference. */
import { isObject, type JsonObject } from '../../model/json-value.js';
import { child, type Located } from '../document.js';
import { conditionsOf } from './conditions.js';
import {
  anything,
  jsonTypes,
  leastKeywords,
  mostKeywords,
  nothing,
  setKeywords,
  typeOfValue,
  type Conjunction,
  type CountKeyword,
  type JsonType,
  type Limit,
  type Said,
  type SetKeyword,
  type View,
} from './view.js';

type Mutable = { -readonly [Key in keyof View]: View[Key] };

function one(located: Located, ...tokens: (string | number)[]): Conjunction {
  return [child(located, ...tokens)];
}

function readTypes(view: Mutable, node: JsonObject, from: Located): void {
  const stated = node['type'];
  if (stated === undefined) return;
  const names = [stated].flat().map(String);
  const isInteger = names.includes('integer') && !names.includes('number');
  view.types = new Set(
    names.map((name) => (name === 'integer' ? 'number' : name) as JsonType).filter((name) => jsonTypes.includes(name)),
  );
  view.integer = isInteger;
  view.typeFrom = from;
}

function readValues(view: Mutable, node: JsonObject, from: Located): void {
  const lists = [node['enum'], 'const' in node ? [node['const']] : undefined].filter((list) => Array.isArray(list));
  const [first, second] = lists as unknown[][];
  if (!first) return;
  const both = second ? first.filter((value) => second.some((other) => Object.is(other, value))) : first;
  const fitting = both.filter((value) => view.types.has(typeOfValue(value)));
  view.values = { value: [...new Set(fitting)], from, open: node['x-open'] === true };
  view.types = new Set(fitting.map(typeOfValue));
}

function limitOf(node: JsonObject, limit: string, exclusive: string, sign: 1 | -1): Limit | undefined {
  const [inclusive, open] = [node[limit], node[exclusive]];
  const candidates: Limit[] = [];
  if (typeof inclusive === 'number') candidates.push({ value: inclusive, exclusive: open === true });
  if (typeof open === 'number') candidates.push({ value: open, exclusive: true });
  return candidates.sort((a, b) => sign * (b.value - a.value) || Number(b.exclusive) - Number(a.exclusive))[0];
}

/** Of whole numbers every limit is one of them: above 0 is from 1. */
export function wholeLimit({ value, exclusive }: Limit, sign: 1 | -1): Limit {
  const whole = sign === 1 ? Math.ceil(value) : Math.floor(value);
  return { value: exclusive && whole === value ? whole + sign : whole, exclusive: false };
}

function readNumbers(view: Mutable, node: JsonObject, from: Located): void {
  const lower = limitOf(node, 'minimum', 'exclusiveMinimum', 1);
  const upper = limitOf(node, 'maximum', 'exclusiveMaximum', -1);
  if (lower) view.minimum = { value: lower, from };
  if (upper) view.maximum = { value: upper, from };
  const counts = new Map<CountKeyword, Said<number>>();
  for (const keyword of [...leastKeywords, ...mostKeywords]) {
    const value = node[keyword];
    const saysNothing =
      value === 0 && (leastKeywords as readonly string[]).includes(keyword) && keyword !== 'minContains';
    if (typeof value === 'number' && !saysNothing) counts.set(keyword, { value, from });
  }
  view.counts = counts;
  const sets = new Map<SetKeyword, Said<string | number>[]>();
  for (const keyword of setKeywords) {
    const value = node[keyword];
    if (typeof value === 'string' || typeof value === 'number') sets.set(keyword, [{ value, from }]);
  }
  view.sets = sets;
}

function readObject(view: Mutable, node: JsonObject, from: Located): void {
  const { properties, required, patternProperties, dependentRequired } = node;
  if (isObject(properties))
    view.properties = new Map(Object.keys(properties).map((name) => [name, one(from, 'properties', name)]));
  if (Array.isArray(required)) view.required = new Map(required.map((name) => [String(name), from]));
  if (isObject(patternProperties))
    view.patterns = new Map(Object.keys(patternProperties).map((name) => [name, one(from, 'patternProperties', name)]));
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
    const value = node[keyword];
    const says = value === false || (isObject(value) && Object.keys(value).length > 0);
    if (says) view.additional = one(from, keyword);
  }
  if (node['propertyNames'] !== undefined) view.names = one(from, 'propertyNames');
  if (isObject(dependentRequired))
    view.dependent = new Map(
      Object.entries(dependentRequired).map(([name, list]) => [name, { value: [list].flat().map(String), from }]),
    );
}

function readArray(view: Mutable, node: JsonObject, from: Located): void {
  const { items, prefixItems, contains } = node;
  if (Array.isArray(prefixItems)) view.prefix = prefixItems.map((_, index) => one(from, 'prefixItems', index));
  if (items !== undefined && items !== true) view.items = one(from, 'items');
  else if (node['unevaluatedItems'] !== undefined) view.items = one(from, 'unevaluatedItems');
  if (contains !== undefined) view.contains = one(from, 'contains');
  if (node['uniqueItems'] === true) view.unique = from;
}

/** Targets of a mapping as references: a name alone is one of a component (OpenAPI 3.1.1, 4.8.25). */
function targetsOf(mapping: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping).map(([value, target]) => {
      const text = String(target);
      return [value, /^[\w.-]+$/.test(text) ? `#/components/schemas/${text}` : text];
    }),
  );
}

function readNotes(view: Mutable, node: JsonObject, from: Located): void {
  if (node['contentSchema'] !== undefined) view.content = one(from, 'contentSchema');
  if (isObject(node['xml'])) view.xml = { value: node['xml'], from };
  if (node['default'] !== undefined) view.default = { value: node['default'], from };
  for (const flag of ['readOnly', 'writeOnly', 'deprecated'] as const) if (node[flag] === true) view[flag] = from;
  const { discriminator } = node;
  if (!isObject(discriminator)) return;
  const { propertyName, mapping } = discriminator;
  view.discriminator = {
    value: {
      ...(typeof propertyName === 'string' && { propertyName }),
      mapping: isObject(mapping) ? targetsOf(mapping) : {},
    },
    from,
  };
}

/** What a schema object says by itself; `$ref`, `allOf`, `oneOf` and `anyOf` are not looked at. */
export function read(from: Located): View {
  const { node } = from;
  if (node === false) return nothing(from);
  if (!isObject(node)) return anything(from);
  const view: Mutable = anything(from);
  readTypes(view, node, from);
  readValues(view, node, from);
  readNumbers(view, node, from);
  readObject(view, node, from);
  readArray(view, node, from);
  readNotes(view, node, from);
  view.conditions = conditionsOf(from);
  if (node['not'] !== undefined) view.not = [child(from, 'not')];
  return view;
}
