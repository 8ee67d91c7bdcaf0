/** Views of the schemas of one document, each made once. */
import { isObject, type JsonObject } from '../../model/json-value.js';
import { targetOf, child, type Located, type Side } from '../document.js';
import { meaning } from './canonical.js';
import { join } from './join.js';
import { read } from './read.js';
import { simplified, union } from './alternatives.js';
import { tidy } from './tidy.js';
import { anything, isNothing, keyOf, nothing, type Conjunction, type Group, type View } from './view.js';

/** Looks at schemas of one side. */
export class Views {
  readonly #side: Side;
  readonly #known = new Map<string, View>();
  /** Places that are being read: what leads back to itself says nothing more. */
  readonly #open = new Set<string>();

  constructor(side: Side) {
    this.#side = side;
  }

  /** What schemas say that all hold for a value. */
  of(conjunction: Conjunction): View {
    const key = keyOf(conjunction);
    const known = this.#known.get(key);
    if (known) return known;
    const [first] = conjunction;
    const made = conjunction.map((located) => this.#node(located));
    const joined = made.length === 0 ? anything(first ?? { node: true, pointer: '' }) : made.reduce(join);
    const view = tidy(first ? { ...joined, from: first } : joined);
    if (this.#open.size === 0) this.#known.set(key, view);
    return view;
  }

  /** What a reference of a node leads to. */
  target(from: Located, reference: string): Located {
    return targetOf(this.#side, from, reference);
  }

  #node(located: Located): View {
    const { node, pointer } = located;
    if (!isObject(node) || this.#open.has(pointer)) return node === false ? nothing(located) : anything(located);
    this.#open.add(pointer);
    try {
      return this.#parts(located, node).reduce(join);
    } finally {
      this.#open.delete(pointer);
    }
  }

  #parts(located: Located, node: JsonObject): View[] {
    const parts = [read(located)];
    if (typeof node['$ref'] === 'string') parts.push(this.#node(this.target(located, node['$ref'])));
    const { allOf } = node;
    if (Array.isArray(allOf)) parts.push(...allOf.map((_, index) => this.#node(child(located, 'allOf', index))));
    for (const kind of ['oneOf', 'anyOf'] as const) {
      const branches = node[kind];
      if (Array.isArray(branches) && branches.length > 0) parts.push(this.#alternatives(located, kind, branches));
    }
    return parts;
  }

  #alternatives(located: Located, kind: Group['kind'], branches: readonly unknown[]): View {
    const all = branches.map((_, index) => child(located, kind, index));
    const unique = kind === 'anyOf' ? distinct(all) : all;
    const seen = unique.map((branch) => ({ branch: [branch] as Conjunction, view: tidy(this.#node(branch)) }));
    const possible = seen.filter(({ view }) => !isNothing(view));
    if (possible.length === 0) return nothing(located);
    const simple = simplified(
      possible.map(({ view }) => view),
      located,
    );
    if (simple) return simple;
    const nested = possible.flatMap(({ branch, view }) => onlyGroup(view, kind)?.branches ?? [branch]);
    return {
      ...union(
        possible.map(({ view }) => view),
        located,
      ),
      groups: [{ kind, branches: nested, from: located }],
    };
  }
}

function distinct(branches: readonly Located[]): Located[] {
  const known = new Map(branches.map((branch) => [meaning(branch.node), branch]));
  return [...known.values()];
}

/** The alternatives of a branch that is nothing but alternatives of the same kind. */
function onlyGroup(view: View, kind: Group['kind']): Group | undefined {
  const [group, ...others] = view.groups;
  if (group?.kind !== kind || others.length > 0 || view.discriminator) return undefined;
  const says = view.properties.size + view.required.size + view.counts.size + view.sets.size + view.conditions.length;
  return says === 0 && !view.additional && !view.items && !view.values ? group : undefined;
}
