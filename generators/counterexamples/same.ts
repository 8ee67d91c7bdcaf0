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
  ...['minItems', 'maxItems', 'minProperties', 'maxProperties', 'minContains', 'maxContains'],
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

/** Whether schemas of two documents say the same word for word, references followed; what does not decide over values is passed over. */
export class Sameness {
  readonly #one: Resolver;
  readonly #other: Resolver;
  /** Verdicts over pairs of nodes; a number stands for one that is being compared, which counts as same, so that cycles end. */
  readonly #known = new Map<string, boolean | number>();
  /** Pairs that are the same if one that is still being compared is. */
  readonly #resting: string[] = [];
  #depth = 0;
  /** The outermost pair being compared that a verdict rests on. */
  #outermost = Infinity;

  constructor(one: Resolver, other: Resolver) {
    this.#one = one;
    this.#other = other;
  }

  lists(one: readonly Node[], other: readonly Node[]): boolean {
    return one.length === other.length && one.every((node, index) => this.nodes(node, other[index] as Node));
  }

  nodes(one: Node, other: Node): boolean {
    if (typeof one === 'boolean' || typeof other === 'boolean') return one === other;
    const key = `${idOf(one)} ${idOf(other)}`;
    const before = this.#known.get(key);
    if (typeof before === 'boolean') return before;
    if (before !== undefined) {
      this.#outermost = Math.min(this.#outermost, before);
      return true;
    }
    return this.#begin(key, one, other);
  }

  #begin(key: string, one: Keywords, other: Keywords): boolean {
    const [depth, outside, resting] = [this.#depth, this.#outermost, this.#resting.length];
    this.#known.set(key, depth);
    this.#depth += 1;
    this.#outermost = Infinity;
    const verdict = this.#compare(one, other);
    const restsOnOuter = verdict && this.#outermost < depth;
    this.#depth = depth;
    this.#outermost = restsOnOuter ? Math.min(outside, this.#outermost) : outside;
    this.#known.set(key, verdict);
    if (restsOnOuter) this.#resting.push(key);
    else {
      const settled = this.#resting.splice(resting);
      // What was the same only if this pair is, is open again.
      if (!verdict) for (const pair of settled) this.#known.delete(pair);
    }
    return verdict;
  }

  #compare(one: Keywords, other: Keywords): boolean {
    const [a, b] = [one as Table, other as Table];
    if ((one.$ref === undefined) !== (other.$ref === undefined)) return false;
    if (one.$ref !== undefined && other.$ref !== undefined)
      if (!this.nodes(this.#one.resolve(one.$ref), this.#other.resolve(other.$ref))) return false;
    if (!plain.every((keyword) => isDeepStrictEqual(a[keyword], b[keyword]))) return false;
    if (!single.every((keyword) => this.#parts([a[keyword]], [b[keyword]]))) return false;
    if (!lists.every((keyword) => this.#parts((a[keyword] as unknown[]) ?? [], (b[keyword] as unknown[]) ?? [])))
      return false;
    return named.every((keyword) => this.#tables(one[keyword], other[keyword]));
  }

  #parts(one: readonly unknown[], other: readonly unknown[]): boolean {
    if (one.length !== other.length) return false;
    return one.every((node, index) =>
      node === undefined || other[index] === undefined
        ? node === other[index]
        : this.nodes(node as Node, other[index] as Node),
    );
  }

  #tables(one: Record<string, Node> = {}, other: Record<string, Node> = {}): boolean {
    const names = Object.keys(one);
    if (names.length !== Object.keys(other).length) return false;
    return names.every((name) => {
      const [mine, theirs] = [own(one, name), own(other, name)];
      return mine !== undefined && theirs !== undefined && this.nodes(mine, theirs);
    });
  }
}
