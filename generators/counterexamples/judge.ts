import { isDeepStrictEqual } from 'node:util';
import { isAllowed } from '../../contracts/formats/format.js';
import { formatNamed } from '../../contracts/formats/index.js';
import { isObject, type JsonObject, typeOf } from '../../contracts/model/json-value.js';
import { patternOf } from '../../contracts/model/lenient-pattern.js';
import { choiceOf, namedBranch } from './alternatives.js';
import type { Resolver } from './resolver.js';
import { own, type Keywords, type Node } from './keywords.js';

/** Verdicts of one node: values that are made anew for one changed place share all others. */
type Known = Map<unknown, boolean>;

/** So many verdicts are kept by node. */
const mostKept = 5_000;

/** Whether a number is a multiple, as the validator of contracts sees it: binary fractions are rounded. */
export function isMultiple(value: number, step: number): boolean {
  const turns = value / step;
  return Math.abs(Math.round(turns) - turns) <= 1e-9;
}

/** Whether a keyword that stands alone takes a value; those that it does not speak of are taken. */
type Test = (node: Keywords, value: never) => boolean;

const codePoints = (text: string): number => [...text].length;

/** Tests of texts, by keyword. */
const textTests: Readonly<Record<string, Test>> = {
  minLength: ({ minLength = 0 }, value: string) => codePoints(value) >= minLength,
  maxLength: ({ maxLength = Infinity }, value: string) => codePoints(value) <= maxLength,
  pattern: ({ pattern = '' }, value: string) => patternOf(pattern)?.test(value) ?? true,
  format: ({ format: name = '' }, value: string) => {
    const format = formatNamed(name);
    return format === undefined || isAllowed(format, value);
  },
};

const numberTests: Readonly<Record<string, Test>> = {
  minimum: ({ minimum = -Infinity }, value: number) => value >= minimum,
  maximum: ({ maximum = Infinity }, value: number) => value <= maximum,
  exclusiveMinimum: ({ exclusiveMinimum = -Infinity }, value: number) => value > exclusiveMinimum,
  exclusiveMaximum: ({ exclusiveMaximum = Infinity }, value: number) => value < exclusiveMaximum,
  multipleOf: ({ multipleOf = 1 }, value: number) => isMultiple(value, multipleOf),
};

const listTests: Readonly<Record<string, Test>> = {
  minItems: ({ minItems = 0 }, value: unknown[]) => value.length >= minItems,
  maxItems: ({ maxItems = Infinity }, value: unknown[]) => value.length <= maxItems,
  uniqueItems: ({ uniqueItems }, value: unknown[]) => uniqueItems !== true || !hasTwins(value),
};

const objectTests: Readonly<Record<string, Test>> = {
  minProperties: ({ minProperties = 0 }, value: JsonObject) => Object.keys(value).length >= minProperties,
  maxProperties: ({ maxProperties = Infinity }, value: JsonObject) => Object.keys(value).length <= maxProperties,
};

type Tested = 'string' | 'number' | 'array' | 'object';

function testedAs(value: unknown): Tested | undefined {
  if (typeof value === 'string' || typeof value === 'number') return typeof value as 'string' | 'number';
  if (typeof value !== 'object' || value === null) return undefined;
  return Array.isArray(value) ? 'array' : 'object';
}

type Plan = Record<Tested, readonly (readonly [keyword: string, test: Test])[]>;

const plans = new WeakMap<Keywords, Plan>();

/** The tests that a node has for values of a type; which those are is looked up once. */
function testsOf(node: Keywords, value: unknown): Plan[Tested] {
  const type = testedAs(value);
  if (type === undefined) return [];
  let plan = plans.get(node);
  if (!plan) {
    const of = (all: Readonly<Record<string, Test>>): Plan[Tested] =>
      Object.entries(all).filter(([keyword]) => Object.hasOwn(node, keyword));
    plan = { string: of(textTests), number: of(numberTests), array: of(listTests), object: of(objectTests) };
    plans.set(node, plan);
  }
  return plan[type];
}

/** Whether other schemas decide over the very value that a node speaks of. */
function hasPartsInPlace({ $ref, allOf, anyOf, oneOf, not, if: condition }: Keywords): boolean {
  return [$ref, allOf, anyOf, oneOf, not, condition].some((part) => part !== undefined);
}

function hasTwins(items: readonly unknown[]): boolean {
  return items.some((item, index) => items.slice(index + 1).some((other) => isDeepStrictEqual(item, other)));
}

/** Whether a value is of a type of JSON Schema; whole numbers are numbers. */
function isOfType(types: string | string[], value: unknown): boolean {
  const type = typeOf(value);
  return [types].flat().some((name) => name === type || (name === 'number' && type === 'integer'));
}

/** The schemas that say what a member has to be. */
export function memberNodes(node: Keywords, name: string): { nodes: Node[]; key: string }[] {
  const found: { nodes: Node[]; key: string }[] = [];
  const declared = own(node.properties, name);
  if (declared !== undefined) found.push({ nodes: [declared], key: 'properties' });
  const patterns = node.patternProperties;
  const matching = patterns ? Object.entries(patterns).filter(([pattern]) => patternOf(pattern)?.test(name)) : [];
  if (matching.length > 0) found.push({ nodes: matching.map(([, one]) => one), key: 'patternProperties' });
  if (found.length === 0 && node.additionalProperties !== undefined)
    found.push({ nodes: [node.additionalProperties], key: 'additionalProperties' });
  return found;
}

/** The schema that says what an item has to be. */
export function itemNode({ prefixItems = [], items }: Keywords, index: number): Node | undefined {
  return index < prefixItems.length ? prefixItems[index] : items;
}

/**
 * Judges values by the schemas of one document without compiling any: what a value has no place for is never looked at, and what
 * was found out about a part of a value is kept for all values that share it.
 */
export class Judge {
  readonly #resolver: Resolver;
  readonly #openSets: boolean;
  readonly #known = new Map<Keywords, Known>();

  /** @param openSets whether unknown values of open sets pass, as they do for a tolerant receiver */
  constructor(resolver: Resolver, { openSets }: { openSets: boolean }) {
    this.#resolver = resolver;
    this.#openSets = openSets;
  }

  /** What a reference names; one that leads nowhere says nothing. */
  resolve(reference: string): Node {
    return this.#resolver.resolve(reference);
  }

  /** Whether a value keeps to a schema. */
  accepts(node: Node, value: unknown): boolean {
    if (typeof node === 'boolean') return node;
    // A verdict that takes no longer than looking for it is not kept.
    if ((typeof value !== 'object' || value === null) && !hasPartsInPlace(node))
      return this.plainFailure(node, value) === undefined;
    let known = this.#known.get(node);
    if (!known) this.#known.set(node, (known = new Map()));
    const before = known.get(value);
    if (before !== undefined) return before;
    if (known.size > mostKept) known.clear();
    // What leads back to itself says of the value only what it says elsewhere.
    known.set(value, true);
    const verdict = this.#fails(node, value) === undefined;
    known.set(value, verdict);
    return verdict;
  }

  /** The first keyword of a node that refuses a value. */
  #fails(node: Keywords, value: unknown): string | undefined {
    const plain = this.plainFailure(node, value);
    if (plain !== undefined) return plain;
    if (Array.isArray(value) && !this.#takesItems(node, value)) return 'items';
    if (isObject(value) && !this.#takesMembers(node, value)) return 'properties';
    return this.#takesInPlace(node, value) ? undefined : 'allOf';
  }

  /** The first keyword that speaks of the value alone, not of its parts or by other schemas, and refuses it. */
  plainFailure(node: Keywords, value: unknown): string | undefined {
    if (node.type !== undefined && !isOfType(node.type, value)) return 'type';
    if (node.enum && !this.ignoresEnum(node) && !node.enum.some((one) => isDeepStrictEqual(one, value))) return 'enum';
    if (Object.hasOwn(node, 'const') && !isDeepStrictEqual(node.const, value)) return 'const';
    for (const [keyword, test] of testsOf(node, value)) if (!test(node, value as never)) return keyword;
    return undefined;
  }

  ignoresEnum(node: Keywords): boolean {
    return this.#openSets && node['x-open'] === true;
  }

  /** How often items of a list are what the list has to contain. */
  contained({ contains = true }: Keywords, value: readonly unknown[]): number {
    return value.filter((item) => this.accepts(contains, item)).length;
  }

  #takesItems(node: Keywords, value: readonly unknown[]): boolean {
    if (!value.every((item, index) => this.accepts(itemNode(node, index) ?? true, item))) return false;
    if (node.contains !== undefined) {
      const count = this.contained(node, value);
      if (count < (node.minContains ?? 1) || count > (node.maxContains ?? Infinity)) return false;
    }
    if (node.unevaluatedItems === undefined) return true;
    const { unevaluatedItems } = node;
    return value.every((item, index) => this.evaluatesItem(node, value, index) || this.accepts(unevaluatedItems, item));
  }

  #takesMembers(node: Keywords, value: JsonObject): boolean {
    if (node.required?.some((name) => !Object.hasOwn(value, name))) return false;
    for (const [name, member] of Object.entries(value)) {
      if (node.propertyNames !== undefined && !this.accepts(node.propertyNames, name)) return false;
      for (const { nodes } of memberNodes(node, name))
        if (!nodes.every((one) => this.accepts(one, member))) return false;
      if (own(node.dependentRequired, name)?.some((other) => !Object.hasOwn(value, other))) return false;
      if (!this.accepts(own(node.dependentSchemas, name) ?? true, value)) return false;
    }
    const { unevaluatedProperties: rest } = node;
    if (rest === undefined) return true;
    return Object.entries(value).every(
      ([name, one]) => this.evaluatesMember(node, value, name) || this.accepts(rest, one),
    );
  }

  #takesInPlace(node: Keywords, value: unknown): boolean {
    const takes = (part: Node): boolean => this.accepts(part, value);
    if (node.$ref !== undefined && !takes(this.resolve(node.$ref))) return false;
    if (node.allOf && !node.allOf.every(takes)) return false;
    const choice = choiceOf(node);
    if (choice ? !takes(namedBranch(choice, value) ?? false) : !this.#takesAlternatives(node, takes)) return false;
    if (node.not !== undefined && takes(node.not)) return false;
    return node.if === undefined || takes((takes(node.if) ? node.then : node.else) ?? true);
  }

  #takesAlternatives({ anyOf, oneOf }: Keywords, takes: (part: Node) => boolean): boolean {
    return (!anyOf || anyOf.some(takes)) && (!oneOf || oneOf.filter(takes).length === 1);
  }

  /** Schemas that the very value that a node speaks of has to keep to as well, as far as it does. */
  inPlace(node: Keywords, value: unknown): Node[] {
    const takes = (part: Node): boolean => this.accepts(part, value);
    const choice = choiceOf(node);
    const named = choice && namedBranch(choice, value);
    const alternatives = choice
      ? [named].filter((branch) => branch !== undefined)
      : [...(node.anyOf ?? []), ...(node.oneOf ?? [])].filter(takes);
    const decided = node.if === undefined ? undefined : takes(node.if) ? node.then : node.else;
    const dependent = isObject(value)
      ? Object.entries(node.dependentSchemas ?? {}).flatMap(([name, one]) => (Object.hasOwn(value, name) ? [one] : []))
      : [];
    return [
      ...(node.$ref === undefined ? [] : [this.resolve(node.$ref)]),
      ...(node.allOf ?? []),
      ...alternatives,
      ...(decided === undefined ? [] : [decided]),
      ...dependent,
    ];
  }

  /** The node and every schema that holds for the value with it. */
  active(node: Node, value: unknown, found = new Set<Keywords>()): Set<Keywords> {
    if (typeof node === 'boolean' || found.has(node)) return found;
    found.add(node);
    for (const part of this.inPlace(node, value)) this.active(part, value, found);
    return found;
  }

  /** The active schemas, and conditions that hold: they have looked at what they name. */
  #evaluating(node: Node, value: unknown): Keywords[] {
    const active = this.active(node, value);
    for (const part of [...active])
      if (part.if !== undefined && this.accepts(part.if, value)) this.active(part.if, value, active);
    return [...active];
  }

  /** Whether a node, or what holds with it, speaks of a member (JSON Schema's "evaluated"). */
  evaluatesMember(node: Keywords, value: JsonObject, name: string): boolean {
    return this.#evaluating(node, value).some(
      (part) => memberNodes(part, name).length > 0 || (part !== node && part.unevaluatedProperties !== undefined),
    );
  }

  /** Whether a node, or what holds with it, speaks of an item. */
  evaluatesItem(node: Keywords, value: readonly unknown[], index: number): boolean {
    return this.#evaluating(node, value).some(
      (part) =>
        itemNode(part, index) !== undefined ||
        (part !== node && part.unevaluatedItems !== undefined) ||
        (part.contains !== undefined && this.accepts(part.contains, value[index])),
    );
  }
}
