/** What one direction sees of a document: members that are not part of what travels in it must not be there. */
import { holdingValues, named as namedKeywords } from '../../contracts/model/prepared.js';
import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { mentioned } from './conditions.js';
import type { Node } from './keywords.js';
import { Resolver } from './resolver.js';
import type { Hiding, Pair, SchemaSide } from './types.js';

type Names = ReadonlySet<string>;

const none: Names = new Set();

/** Schemas that speak of the very value that the one which holds them speaks of. */
const inPlace: ReadonlySet<string> = new Set(['allOf', 'oneOf', 'anyOf', 'then', 'else']);

const isFlagged = (node: object, flag: Hiding): boolean => (node as JsonObject)[flag] === true;

/** Whether a document has a member that is hidden at all; most have none, and are seen as they are. */
function hasFlag(root: unknown, flag: Hiding): boolean {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (isFlagged(node, flag)) return true;
    for (const value of Object.values(node)) if (typeof value === 'object') open.push(value);
  }
  return false;
}

/** A document without what one direction hides; what has nothing hidden in it is the same object as before. */
class SeenDocument {
  readonly root: object;
  readonly #resolver: Resolver;
  readonly #flag: Hiding;
  /** What stands for a member that is hidden. */
  readonly #instead: boolean;
  readonly #copies = new Map<object, unknown>();
  readonly #hidden = new Map<object, Names>();

  /** @param instead `false`: the member must not be there; `true`: whoever reads it anyway passes over it */
  constructor(root: object, flag: Hiding, instead: boolean) {
    this.#resolver = new Resolver(root);
    this.#flag = flag;
    this.#instead = instead;
    this.root = hasFlag(root, flag) ? (this.seen(root) as object) : root;
  }

  /** What stands for a node of the document, or for one that refers into it. */
  seen(node: unknown): unknown {
    if (Array.isArray(node))
      return unchanged(
        node,
        node.map((one) => this.seen(one)),
      );
    if (!isObject(node)) return node;
    if (!this.#copies.has(node)) this.#copies.set(node, this.#copy(node, none));
    return this.#copies.get(node);
  }

  /** @param above names that are hidden by what stands around the node and speaks of the same value */
  #copy(node: JsonObject, above: Names): JsonObject {
    const names = new Set([...above, ...this.#namesIn(node)]);
    const inside = (value: unknown): unknown => {
      if (Array.isArray(value)) return unchanged(value, value.map(inside));
      return names.size > 0 && isObject(value) ? this.#copy(value, names) : this.seen(value);
    };
    const copy = Object.fromEntries(
      Object.entries(node).map(([key, value]): [string, unknown] => {
        if (holdingValues.has(key)) return [key, value];
        if (key === 'required' && Array.isArray(value)) return [key, without(value, names)];
        if (inPlace.has(key)) return [key, inside(value)];
        if (!isObject(value)) return [key, this.seen(value)];
        if (key === 'properties')
          return [key, each(value, (one, name) => (names.has(name) ? this.#instead : this.seen(one)))];
        if (key === 'dependentSchemas') return [key, each(value, inside)];
        if (key === 'dependentRequired')
          return [key, each(value, (one) => (Array.isArray(one) ? without(one, names) : one))];
        return [key, namedKeywords.has(key) ? each(value, (one) => this.seen(one)) : this.seen(value)];
      }),
    );
    return this.#joined(unchanged(node, copy), names);
  }

  /** Where a component speaks of a name that is hidden beside the reference to it, it is taken in. */
  #joined(node: JsonObject, names: Names): JsonObject {
    const { $ref: reference, ...rest } = node;
    if (names.size === 0 || typeof reference !== 'string') return node;
    const target = this.#resolver.resolve(reference);
    if (!isObject(target)) return node;
    const own = this.#namesIn(target);
    const spoken = mentioned(target as Node, (one) => this.#resolver.resolve(one));
    if (!spoken.some((name) => names.has(name) && !own.has(name))) return node;
    const parts = Array.isArray(rest['allOf']) ? (rest['allOf'] as unknown[]) : [];
    return { ...rest, allOf: [...parts, this.#copy(target, names)] };
  }

  /** Members that a schema hides, or all of its alternatives do; what leads back to itself hides nothing more. */
  #namesIn(node: unknown): Names {
    if (!isObject(node)) return none;
    const known = this.#hidden.get(node);
    if (known) return known;
    this.#hidden.set(node, none);
    const { properties, allOf, $ref: reference } = node;
    const own = isObject(properties) ? Object.keys(properties).filter((name) => this.#isHidden(properties[name])) : [];
    const parts = [
      ...(Array.isArray(allOf) ? allOf : []),
      ...(typeof reference === 'string' ? [this.#resolver.resolve(reference)] : []),
    ].flatMap((part) => [...this.#namesIn(part)]);
    const branches = [node['oneOf'], node['anyOf']].flatMap((list) =>
      Array.isArray(list) && list.length > 0 ? this.#inAll(list) : [],
    );
    const names = new Set([...own, ...parts, ...branches]);
    this.#hidden.set(node, names);
    return names;
  }

  #inAll(branches: readonly unknown[]): string[] {
    const [first = none, ...others] = branches.map((branch) => this.#namesIn(branch));
    return [...first].filter((name) => others.every((names) => names.has(name)));
  }

  #isHidden(schema: unknown, open: ReadonlySet<unknown> = new Set()): boolean {
    if (!isObject(schema) || open.has(schema)) return false;
    if (isFlagged(schema, this.#flag)) return true;
    const { $ref: reference, allOf } = schema;
    const within = new Set([...open, schema]);
    if (typeof reference === 'string' && this.#isHidden(this.#resolver.resolve(reference), within)) return true;
    return Array.isArray(allOf) && allOf.some((part) => this.#isHidden(part, within));
  }
}

/** The first object where the second one has nothing else in it. */
function unchanged<Table extends object>(before: Table, after: Table): Table {
  const [old, revised] = [before as JsonObject, after as JsonObject];
  return Object.keys(old).every((key) => old[key] === revised[key]) ? before : after;
}

function without(list: readonly unknown[], names: Names): readonly unknown[] {
  return list.some((name) => names.has(String(name))) ? list.filter((name) => !names.has(String(name))) : list;
}

function each(table: JsonObject, change: (value: unknown, name: string) => unknown): JsonObject {
  return unchanged(table, Object.fromEntries(Object.entries(table).map(([name, one]) => [name, change(one, name)])));
}

const known = new WeakMap<object, Map<string, SeenDocument>>();

function seenFrom(side: SchemaSide, flag: Hiding, instead: boolean): SchemaSide {
  let own = known.get(side.root);
  if (!own) known.set(side.root, (own = new Map<string, SeenDocument>()));
  const key = `${flag} ${instead}`;
  let document = own.get(key);
  if (!document) own.set(key, (document = new SeenDocument(side.root, flag, instead)));
  return { ...side, root: document.root, schema: document.seen(side.schema) as SchemaSide['schema'] };
}

/**
 * A pair as its direction sees it. A member that is hidden there is never sent, and whoever reads exactly refuses it; a tolerant
 * reader passes over it. That it is required holds in the other direction alone (OpenAPI 3.0.3, Schema Object, readOnly).
 */
export function seenPair(pair: Pair): Pair {
  const { hides, sender, receiver, tolerance } = pair;
  if (hides === undefined) return pair;
  return {
    ...pair,
    sender: seenFrom(sender, hides, false),
    receiver: seenFrom(receiver, hides, tolerance === 'tolerant'),
  };
}
