import { isDeepStrictEqual } from 'node:util';
import type { Resolver } from './resolver.js';
import { idOf, own, type Keywords, type Node } from './keywords.js';

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const single = [
  ...['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else', 'contains'],
  ...['unevaluatedProperties', 'unevaluatedItems'],
] as const;
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const;
const named = ['properties', 'patternProperties', 'dependentSchemas'] as const;

/** Keywords that decide over a value and hold no schema. */
const plain = [
  ...['type', 'format', 'pattern', 'enum', 'const', 'required', 'dependentRequired', 'uniqueItems', 'x-open'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minItems', 'maxItems', 'minProperties', 'maxProperties', 'minContains', 'maxContains', 'discriminator'],
] as const;

type Table = Record<string, unknown>;

const signatures = new WeakMap<object, string>();

function signature(node: Table): string {
  const schemas = [...single, 'not', '$ref'].map((keyword) => {
    const value = node[keyword];
    return typeof value === 'boolean' ? value : value !== undefined;
  });
  const lengths = lists.map((keyword) => (node[keyword] as unknown[] | undefined)?.length);
  const names = named.map((keyword) =>
    node[keyword] === undefined ? undefined : Object.keys(node[keyword] as object),
  );
  return JSON.stringify([plain.map((keyword) => node[keyword]), schemas, lengths, names]);
}

/** What a node says itself; of the schemas in it, only which there are. Nodes that say the same have the same one. */
export function signatureOf(node: Keywords): string {
  let found = signatures.get(node);
  if (found === undefined) signatures.set(node, (found = signature(node as Table)));
  return found;
}

const holding = [...single, ...lists, ...named, '$ref'] as const;

/** Texts that stand for what nodes say of values without members and items: one for all that say the same. */
export class Meanings {
  readonly #ofNode = new WeakMap<object, string>();
  readonly #numbers = new Map<string, number>();

  said(node: Keywords): string {
    let found = this.#ofNode.get(node);
    if (found === undefined) {
      const said = JSON.stringify([...plain, 'default'].map((keyword) => (node as Table)[keyword]));
      const number = this.#numbers.get(said) ?? this.#numbers.size;
      this.#numbers.set(said, number);
      this.#ofNode.set(node, (found = `said${number}`));
    }
    return found;
  }

  /** As `said`, of a node that holds no other one; of others what stands for that very node. */
  of(node: Node): string {
    if (typeof node === 'boolean') return String(node);
    return holding.some((keyword) => keyword in node) ? idOf(node) : this.said(node);
  }
}

/** Two nodes that are compared, and the pairs that are the same only if they are. */
interface Compared {
  isSame: boolean;
  restingOnIt: Compared[];
}

/**
 * Whether schemas of two documents say the same word for word, references followed; what does not decide over values is passed over.
 * Nodes that lead back to each other are the same unless something in them differs. Works without recursion: documents have thousands
 * of schemas that refer to each other.
 */
export class Sameness {
  readonly #one: Resolver;
  readonly #other: Resolver;
  readonly #known = new Map<string, Compared>();

  constructor(one: Resolver, other: Resolver) {
    this.#one = one;
    this.#other = other;
  }

  lists(one: readonly Node[], other: readonly Node[]): boolean {
    return one.length === other.length && one.every((node, index) => this.nodes(node, other[index] as Node));
  }

  nodes(one: Node, other: Node): boolean {
    if (typeof one === 'boolean' || typeof other === 'boolean') return one === other;
    const key = keyOf(one, other);
    return (this.#known.get(key) ?? this.#compared(key, one, other)).isSame;
  }

  /** Compares a pair and all pairs that it rests on. */
  #compared(key: string, one: Keywords, other: Keywords): Compared {
    const first: Compared = { isSame: true, restingOnIt: [] };
    this.#known.set(key, first);
    const open: [Compared, Keywords, Keywords][] = [[first, one, other]];
    const different: Compared[] = [];
    for (let next = open.pop(); next; next = open.pop()) {
      const [pair, mine, theirs] = next;
      const parts = saySame(mine, theirs) ? this.#parts(mine, theirs) : undefined;
      for (const [a, b] of parts ?? []) {
        const inner = keyOf(a, b);
        let found = this.#known.get(inner);
        if (!found) {
          found = { isSame: true, restingOnIt: [] };
          this.#known.set(inner, found);
          open.push([found, a, b]);
        }
        found.restingOnIt.push(pair);
        if (!found.isSame) different.push(found);
      }
      if (!parts) different.push(pair);
    }
    spread(different);
    return first;
  }

  /** Pairs of schemas in two nodes that say the same themselves; nothing where they don't hold the same ones. */
  #parts(one: Keywords, other: Keywords): [Keywords, Keywords][] | undefined {
    const [a, b] = [one as Table, other as Table];
    const pairs: [unknown, unknown][] = [
      ...single.map((keyword): [unknown, unknown] => [a[keyword], b[keyword]]),
      ...lists.flatMap((keyword) => paired(a[keyword] as unknown[], b[keyword] as unknown[])),
      ...named.flatMap((keyword) => byName(one[keyword], other[keyword])),
    ];
    if (one.$ref !== undefined && other.$ref !== undefined)
      pairs.push([this.#one.resolve(one.$ref), this.#other.resolve(other.$ref)]);
    const isNode = (part: unknown): boolean => typeof part === 'object';
    if (pairs.some(([mine, theirs]) => !(isNode(mine) && isNode(theirs)) && mine !== theirs)) return undefined;
    return pairs.filter(([mine]) => isNode(mine)) as [Keywords, Keywords][];
  }
}

const keyOf = (one: Keywords, other: Keywords): string => `${idOf(one)} ${idOf(other)}`;

/** Whether what two nodes say themselves is the same, whatever the schemas in them say. */
function saySame(one: Keywords, other: Keywords): boolean {
  const [a, b] = [one as Table, other as Table];
  if ((one.$ref === undefined) !== (other.$ref === undefined)) return false;
  return plain.every((keyword) => isDeepStrictEqual(a[keyword], b[keyword]));
}

function paired(one: readonly unknown[] = [], other: readonly unknown[] = []): [unknown, unknown][] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, index) => [one[index], other[index]]);
}

function byName(one: Record<string, Node> = {}, other: Record<string, Node> = {}): [unknown, unknown][] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].map((name) => [own(one, name), own(other, name)]);
}

/** What rests on a pair that differs differs too. */
function spread(different: Compared[]): void {
  const open = [...different];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    pair.isSame = false;
    open.push(...pair.restingOnIt);
    pair.restingOnIt = [];
  }
}
