import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../../contracts/model/json-value.js';
import type { Data } from '../../data/data.js';
import type { Keywords, Node } from '../keywords.js';
import { put } from '../tree.js';

/** One edit of a schema after which it takes less, by construction. */
export interface Narrowing {
  edit: string;
  /** Where in the schema: tokens of its JSON Pointer. */
  tokens: readonly (string | number)[];
  schema: Keywords;
}

type Edit = (node: Keywords, data: Data) => Keywords | undefined;

const isText = ({ type, enum: values }: Keywords): boolean => type === 'string' && values === undefined;
const isPlainText = (node: Keywords): boolean =>
  isText(node) && node.pattern === undefined && node.format === undefined && !Object.hasOwn(node, 'const');
const isNumber = (node: Keywords): boolean =>
  (node.type === 'number' || node.type === 'integer') && node.enum === undefined && !Object.hasOwn(node, 'const');
const isFreeNumber = (node: Keywords): boolean =>
  isNumber(node) && node.minimum === undefined && node.maximum === undefined && node.exclusiveMinimum === undefined;

/** A schema that says what items are, and leaves their number open enough to tell more from less. */
const isList = ({ type, items, maxItems = Infinity }: Keywords): boolean =>
  type === 'array' && items !== undefined && items !== false && maxItems > 3;

const optionalOf = ({ type, properties = {}, required = [] }: Keywords): string[] =>
  type === 'object' ? Object.keys(properties).filter((name) => !required.includes(name)) : [];

/** Edits that narrow a node wherever it is looked at; none that another keyword of the same node could make void. */
const edits: Readonly<Record<string, Edit>> = {
  'required-added': (node, data) => {
    const names = optionalOf(node);
    return names.length === 0
      ? undefined
      : { ...node, required: [...(node.required ?? []), data.helpers.arrayElement(names)] };
  },
  'property-removed': (node, data) => {
    const { properties = {}, additionalProperties, oneOf, anyOf, allOf } = node;
    // What a condition demands stays declared by it.
    const isConditioned = node.if ?? node.dependentRequired ?? oneOf ?? anyOf ?? allOf;
    const isPlain = additionalProperties === undefined && node.type === 'object' && !isConditioned;
    const names = isPlain ? optionalOf(node) : [];
    if (names.length === 0 || Object.keys(properties).length < 2) return undefined;
    const name = data.helpers.arrayElement(names);
    const { [name]: _gone, ...others } = properties;
    return { ...node, properties: others };
  },
  'enum-value-removed': (node, data) => {
    if (!node.enum || node.enum.length < 2) return undefined;
    const gone = data.helpers.arrayElement(node.enum);
    return { ...node, enum: node.enum.filter((value) => value !== gone) };
  },
  'type-removed': (node, data) => {
    if (!Array.isArray(node.type) || node.type.length < 2 || node.enum) return undefined;
    const gone = data.helpers.arrayElement(node.type);
    if (gone === 'integer' && node.type.includes('number')) return undefined;
    return { ...node, type: node.type.filter((type) => type !== gone) };
  },
  'type-changed': (node) => (isPlainText(node) ? { ...node, type: 'number' } : undefined),
  'integer-only': (node) =>
    node.type === 'number' && isFreeNumber(node) && node.multipleOf === undefined
      ? { ...node, type: 'integer' }
      : undefined,
  'max-length-added': (node, data) =>
    isPlainText(node) && node.maxLength === undefined
      ? { ...node, maxLength: data.number.int({ min: node.minLength ?? 0, max: (node.minLength ?? 0) + 80 }) }
      : undefined,
  'max-length-lowered': (node) =>
    isPlainText(node) && node.maxLength !== undefined && node.maxLength > (node.minLength ?? 0)
      ? { ...node, maxLength: node.maxLength - 1 }
      : undefined,
  'min-length-raised': (node) =>
    isPlainText(node) && (node.minLength ?? 0) < (node.maxLength ?? Infinity)
      ? { ...node, minLength: (node.minLength ?? 0) + 1 }
      : undefined,
  'pattern-added': (node, data) =>
    isPlainText(node)
      ? { ...node, pattern: data.helpers.arrayElement(['^[A-Z]{2,5}$', '^\\d+(\\.\\d{1,8})?$', '^[a-z]+-\\d{4}$']) }
      : undefined,
  'format-added': (node, data) =>
    isPlainText(node)
      ? { ...node, format: data.helpers.arrayElement(['uuid', 'date', 'date-time', 'iban', 'email', 'decimal']) }
      : undefined,
  'scale-fixed': (node) =>
    isText(node) && node.format === 'decimal' && node.pattern === undefined
      ? { ...node, pattern: '^\\d+\\.\\d{2}$' }
      : undefined,
  'minimum-added': (node, data) =>
    isFreeNumber(node) ? { ...node, minimum: data.number.int({ min: -5, max: 1000 }) } : undefined,
  'maximum-added': (node, data) =>
    isFreeNumber(node) ? { ...node, maximum: data.number.int({ min: -5, max: 1000 }) } : undefined,
  'minimum-raised': (node) =>
    isNumber(node) && node.minimum !== undefined && node.minimum < (node.maximum ?? Infinity)
      ? { ...node, minimum: node.minimum + Math.min(1, ((node.maximum ?? Infinity) - node.minimum) / 2) }
      : undefined,
  'minimum-excluded': (node) => {
    if (!isNumber(node) || node.minimum === undefined || (node.type === 'integer' && !Number.isInteger(node.minimum)))
      return undefined;
    const { minimum, ...others } = node;
    return { ...others, exclusiveMinimum: minimum };
  },
  'multiple-added': (node) =>
    isFreeNumber(node) && node.multipleOf === undefined
      ? { ...node, multipleOf: node.type === 'integer' ? 3 : 0.01 }
      : undefined,
  'min-items-added': (node, data) =>
    isList(node) && (node.minItems ?? 0) === 0 ? { ...node, minItems: data.number.int({ min: 1, max: 3 }) } : undefined,
  'max-items-added': (node, data) =>
    isList(node) && node.maxItems === undefined && !node.uniqueItems
      ? { ...node, maxItems: Math.max(node.minItems ?? 0, data.number.int({ min: 0, max: 6 })) }
      : undefined,
  'unique-items': (node) => (isList(node) && node.uniqueItems !== true ? { ...node, uniqueItems: true } : undefined),
  'min-properties-added': (node) =>
    isObject(node.additionalProperties) && !node.properties && node.minProperties === undefined && !node.oneOf
      ? { ...node, minProperties: 2 }
      : undefined,
  'map-closed': (node) =>
    isObject(node.additionalProperties) && !node.oneOf && !node.allOf && node.type === 'object'
      ? { ...node, additionalProperties: false }
      : undefined,
  'branch-removed': (node, data) => {
    const branches = node.oneOf;
    if (!branches || branches.length < 2) return undefined;
    const gone = data.helpers.arrayElement(branches);
    return { ...node, oneOf: branches.filter((branch) => branch !== gone) };
  },
  'pattern-tightened': (node) => {
    const pattern =
      isText(node) && node.pattern !== undefined && !/\(\?/.test(node.pattern) ? tighter(node.pattern) : undefined;
    return pattern === undefined ? undefined : { ...node, pattern };
  },
  'condition-required': (node, data) => {
    const [deciders, names] = [deciderOf(node), optionalOf(node)];
    if (deciders.length === 0 || names.length === 0 || node.if || node.oneOf || node.anyOf) return undefined;
    const [decider, value] = data.helpers.arrayElement(deciders);
    const others = names.filter((name) => name !== decider);
    if (others.length === 0) return undefined;
    const condition: Node = { properties: { [decider]: { const: value } }, required: [decider] };
    const name = data.helpers.arrayElement(others);
    const says = (part: Node): boolean =>
      typeof part !== 'boolean' &&
      isDeepStrictEqual(part.if, condition) &&
      isObject(part.then) &&
      (part.then as Keywords).required?.includes(name) === true;
    return node.allOf?.some(says) ? undefined : { ...node, if: condition, then: { required: [name] } };
  },
  'condition-narrowed': (node, data) => {
    const deciders = deciderOf(node);
    const texts = Object.entries(node.properties ?? {}).filter(
      ([, one]) => typeof one !== 'boolean' && isPlainText(one),
    );
    if (deciders.length === 0 || texts.length === 0 || node.if || node.oneOf || node.anyOf) return undefined;
    const [decider, value] = data.helpers.arrayElement(deciders);
    const [name] = data.helpers.arrayElement(texts);
    const condition: Node = { properties: { [decider]: { const: value } }, required: [decider] };
    return {
      ...node,
      allOf: [...(node.allOf ?? []), { if: condition, then: { properties: { [name]: { pattern: '^[A-Z]{2}$' } } } }],
    };
  },
  'member-excluded': (node, data) => {
    const names = optionalOf(node);
    return names.length === 0 || node.not || node.oneOf || node.anyOf
      ? undefined
      : { ...node, not: { required: [data.helpers.arrayElement(names)] } };
  },
  'max-properties-added': (node) => {
    const [all, optional] = [Object.keys(node.properties ?? {}).length, optionalOf(node).length];
    const isPlain = !node.oneOf && !node.anyOf && !node.allOf && node.maxProperties === undefined;
    return isPlain && optional > 0 ? { ...node, maxProperties: all - 1 } : undefined;
  },
  'names-narrowed': (node) =>
    isObject(node.additionalProperties) && !node.propertyNames && !node.properties && node.type === 'object'
      ? { ...node, propertyNames: { maxLength: 2 } }
      : undefined,
  'contains-added': (node) =>
    isList(node) && !node.contains && isObject(node.items) && isPlainText(node.items)
      ? { ...node, contains: { const: 'needle' } }
      : undefined,
  'maximum-lowered': (node) =>
    isNumber(node) && node.maximum !== undefined && node.maximum > (node.minimum ?? -Infinity)
      ? { ...node, maximum: node.maximum - Math.min(1, (node.maximum - (node.minimum ?? -Infinity)) / 2) }
      : undefined,
  'dependency-added': (node, data) => {
    const names = optionalOf(node);
    if (names.length < 2 || node.dependentRequired || node.oneOf || node.anyOf) return undefined;
    const [one, other] = data.helpers.arrayElements(names, 2) as [string, string];
    return { ...node, dependentRequired: { [one]: [other] } };
  },
};

/** A quantifier of a pattern that leaves room, made narrower by one. */
function tighter(pattern: string): string | undefined {
  const limited = /\{(\d+),(\d+)\}/.exec(pattern);
  if (limited && Number(limited[1]) < Number(limited[2]))
    return pattern.replace(limited[0], `{${limited[1]},${Number(limited[2]) - 1}}`);
  if (/\\d\+/.test(pattern)) return pattern.replace('\\d+', '\\d{1,6}');
  return /^\^[^|]*\((?:[^()|]+\|)[^()]+\)/.test(pattern) ? pattern.replace(/\(([^()|]+)\|[^()]+\)/, '($1)') : undefined;
}

/** A sibling that a small set of values decides over others. */
function deciderOf({ properties = {} }: Keywords): [string, unknown][] {
  return Object.entries(properties).flatMap(([name, node]): [string, unknown][] => {
    if (typeof node === 'boolean') return [];
    if (node.type === 'boolean') return [[name, true]];
    const last: unknown = node.enum?.at(-1);
    return node.enum && node.enum.length > 1 && last !== null ? [[name, last]] : [];
  });
}

/** Edits after which each schema takes what the other one refuses: of branches that overlap, one that goes leaves the others alone. */
export const incomparable: readonly string[] = ['type-changed', 'branch-removed'];

/** Names of all edits. */
export const editNames: readonly string[] = Object.keys(edits);

type Tokens = readonly (string | number)[];

/** Keywords below which a node that takes less makes the whole take less; conditions and negations are not among them. */
const single = ['items', 'additionalProperties'] as const;
const named = ['properties', 'patternProperties'] as const;
const lists = ['oneOf', 'allOf', 'anyOf', 'prefixItems'] as const;

function below(node: Keywords): [Tokens, Node][] {
  return [
    ...single.flatMap((key): [Tokens, Node][] => (node[key] === undefined ? [] : [[[key], node[key]]])),
    ...named.flatMap((key) => Object.entries(node[key] ?? {}).map(([name, one]): [Tokens, Node] => [[key, name], one])),
    ...lists.flatMap((key) => (node[key] ?? []).map((one, index): [Tokens, Node] => [[key, index], one])),
    ...(isObject(node.then) ? ([[['then'], node.then]] as [Tokens, Node][]) : []),
  ];
}

/** Every node of a schema that an edit may narrow, references not followed. */
function nodesOf(schema: Node, at: Tokens = []): { tokens: Tokens; node: Keywords }[] {
  if (typeof schema === 'boolean') return [];
  return [{ tokens: at, node: schema }, ...below(schema).flatMap(([tokens, one]) => nodesOf(one, [...at, ...tokens]))];
}

/** One narrowing of a schema by chance, or nothing where none fits. */
export function narrowed(schema: Keywords, data: Data): Narrowing | undefined {
  const possible = nodesOf(schema).flatMap(({ tokens, node }) =>
    Object.entries(edits).flatMap(([edit, make]) => {
      const next = make(node, data);
      return next ? [{ edit, tokens, next }] : [];
    }),
  );
  if (possible.length === 0) return undefined;
  // Every kind of edit comes up as often as any other, however many places it fits.
  const kind = data.helpers.arrayElement([...new Set(possible.map(({ edit }) => edit))]);
  const { edit, tokens, next } = data.helpers.arrayElement(possible.filter((one) => one.edit === kind));
  return { edit, tokens, schema: put(schema, tokens, next) as Keywords };
}
