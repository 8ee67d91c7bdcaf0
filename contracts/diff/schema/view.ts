/** What a schema says, however it is written: references followed, `allOf` joined, alternatives simplified. */
import type { Located } from '../document.js';

/** Types of JSON Schema; `number` includes `integer`. */
export const jsonTypes = ['null', 'boolean', 'object', 'array', 'number', 'string'] as const;
export type JsonType = (typeof jsonTypes)[number];

/** A limit and whether it is itself allowed. */
export interface Limit {
  value: number;
  exclusive: boolean;
}

/** Schemas that all hold for the same value. An empty one allows everything. */
export type Conjunction = readonly Located[];

/** A keyword's value and where it stands. */
export interface Said<Value> {
  value: Value;
  from: Located;
}

/** Keywords with one number; the stricter of two holds. */
export const leastKeywords = ['minLength', 'minItems', 'minProperties', 'minContains'] as const;
export const mostKeywords = ['maxLength', 'maxItems', 'maxProperties', 'maxContains'] as const;
export type CountKeyword = (typeof leastKeywords)[number] | (typeof mostKeywords)[number];

/** Keywords of which several may hold at once. */
export const setKeywords = ['pattern', 'format', 'multipleOf', 'contentEncoding', 'contentMediaType'] as const;
export type SetKeyword = (typeof setKeywords)[number];

/** Alternatives, more than one. */
export interface Group {
  kind: 'oneOf' | 'anyOf';
  branches: Conjunction[];
  from: Located;
}

/** A condition on the value as a whole. */
export interface Condition {
  /** Equal for conditions that mean the same: `name=btc`, or the condition itself. */
  key: string;
  then: Conjunction;
  from: Located;
}

export interface View {
  types: ReadonlySet<JsonType>;
  /** Of numbers only whole ones. */
  integer: boolean;
  typeFrom?: Located;
  values?: Said<unknown[]> & { open: boolean };
  minimum?: Said<Limit>;
  maximum?: Said<Limit>;
  counts: ReadonlyMap<CountKeyword, Said<number>>;
  sets: ReadonlyMap<SetKeyword, readonly Said<string | number>[]>;
  unique?: Located;
  properties: ReadonlyMap<string, Conjunction>;
  required: ReadonlyMap<string, Located>;
  patterns: ReadonlyMap<string, Conjunction>;
  /** What undeclared members have to be; absent where nothing is said. */
  additional?: Conjunction;
  names?: Conjunction;
  items?: Conjunction;
  prefix: readonly Conjunction[];
  contains?: Conjunction;
  /** What a text holds, once it is decoded. */
  content?: Conjunction;
  dependent: ReadonlyMap<string, Said<string[]>>;
  conditions: readonly Condition[];
  groups: readonly Group[];
  not: readonly Located[];
  discriminator?: Said<{ propertyName?: string; mapping: Record<string, string> }>;
  /** How it is written in XML. */
  xml?: Said<unknown>;
  default?: Said<unknown>;
  readOnly?: Located;
  writeOnly?: Located;
  deprecated?: Located;
  /** Nodes that made it, the first for messages. */
  from: Located;
}

/** What an empty schema says: nothing. */
export function anything(from: Located): View {
  return {
    types: new Set(jsonTypes),
    integer: false,
    counts: new Map(),
    sets: new Map(),
    properties: new Map(),
    required: new Map(),
    patterns: new Map(),
    prefix: [],
    dependent: new Map(),
    conditions: [],
    groups: [],
    not: [],
    from,
  };
}

/** What nothing fits. */
export function nothing(from: Located): View {
  return { ...anything(from), types: new Set(), typeFrom: from };
}

export function typeOfValue(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}

/** Whether no value fits. */
export function isNothing({ types }: View): boolean {
  return types.size === 0;
}

/** The key of a conjunction: equal where it is made of the same places. */
export function keyOf(conjunction: Conjunction): string {
  return conjunction.map(({ pointer }) => pointer).join('&');
}
