import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import type { Judge } from './judge.js';
import { itemNode, memberNodes } from './judge.js';
import { idOf, own, type Keywords, type Node } from './keywords.js';

export type Tokens = readonly (string | number)[];

/** So many objects are remembered. */
const mostKept = 20_000;

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether a schema says that members may have any name: by a rule for all of them, or by declaring none at all. */
function leavesNamesOpen(active: readonly Keywords[]): boolean {
  const rules = active.flatMap(({ additionalProperties, unevaluatedProperties }) => [
    additionalProperties,
    unevaluatedProperties,
  ]);
  if (rules.some((rule) => rule !== undefined && rule !== false)) return true;
  return !active.some(({ properties, patternProperties }) => properties ?? patternProperties);
}

function declares(node: Keywords, name: string): boolean {
  return (
    own(node.properties, name) !== undefined ||
    memberNodes(node, name).some(({ key }) => key !== 'additionalProperties') ||
    (node.required?.includes(name) ?? false) ||
    Object.values(node.dependentRequired ?? {}).some((names) => names.includes(name))
  );
}

/**
 * The closed view of a schema: what nobody declares counts as absent. Schemas that speak of one value are seen together, so that
 * what one part of `allOf` declares is no stranger to the others.
 */
export class ClosedView {
  readonly #judge: Judge;
  readonly #closed = new Map<object, Map<string, boolean>>();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  /** The schemas that hold for a value at one place. */
  active(nodes: readonly Node[], value: unknown): Keywords[] {
    const found = new Set<Keywords>();
    for (const node of nodes) this.#judge.active(node, value, found);
    return [...found];
  }

  /** JsonObject of an object that no schema which holds for it declares. */
  strangers(active: readonly Keywords[], value: JsonObject): string[] {
    const names = Object.keys(value);
    if (names.length === 0 || leavesNamesOpen(active)) return [];
    return names.filter((name) => !active.some((node) => declares(node, name)));
  }

  /** The schemas that the active ones have for a member. */
  member(active: readonly Keywords[], value: JsonObject, name: string): Node[] {
    return active.flatMap((node) => {
      const spoken = memberNodes(node, name).flatMap(({ nodes }) => nodes);
      const { unevaluatedProperties: rest } = node;
      const isLeft = spoken.length === 0 && rest !== undefined && !this.#judge.evaluatesMember(node, value, name);
      return isLeft ? [rest] : spoken;
    });
  }

  /** The schemas that the active ones have for an item. */
  item(active: readonly Keywords[], value: readonly unknown[], index: number): Node[] {
    return active.flatMap((node) => {
      const spoken = itemNode(node, index);
      const matched = node.contains !== undefined && this.#judge.accepts(node.contains, value[index]);
      const inside = matched && node.contains !== undefined ? [node.contains] : [];
      if (spoken !== undefined) return [spoken, ...inside];
      const { unevaluatedItems: rest } = node;
      const isLeft = rest !== undefined && !this.#judge.evaluatesItem(node, value, index);
      return isLeft ? [rest] : inside;
    });
  }

  /** Whether a value has nothing that its schemas don't declare. */
  holds(nodes: readonly Node[], value: unknown): boolean {
    if (!isContainer(value)) return true;
    let known = this.#closed.get(value);
    if (this.#closed.size > mostKept) this.#closed.clear();
    if (!known) this.#closed.set(value, (known = new Map()));
    const key = nodes.map(idOf).join();
    let verdict = known.get(key);
    if (verdict === undefined) {
      verdict = this.#holdsWithin(this.active(nodes, value), value);
      known.set(key, verdict);
    }
    return verdict;
  }

  #holdsWithin(active: readonly Keywords[], value: object): boolean {
    if (Array.isArray(value)) return value.every((item, index) => this.holds(this.item(active, value, index), item));
    const members = value as JsonObject;
    if (this.strangers(active, members).length > 0) return false;
    return Object.entries(members).every(
      ([name, one]) => !isContainer(one) || this.holds(this.member(active, members, name), one),
    );
  }

  /** The places of what nobody declares. */
  foreign(nodes: readonly Node[], value: unknown, at: Tokens = []): { tokens: Tokens; owner: Keywords }[] {
    if (this.holds(nodes, value)) return [];
    const active = this.active(nodes, value);
    if (Array.isArray(value))
      return value.flatMap((item, index) => this.foreign(this.item(active, value, index), item, [...at, index]));
    if (!isObject(value)) return [];
    const strangers = this.strangers(active, value);
    const owner = active.find(({ properties }) => properties) ?? {};
    return [
      ...strangers.map((name) => ({ tokens: [...at, name], owner })),
      ...Object.entries(value).flatMap(([name, one]) =>
        strangers.includes(name) ? [] : this.foreign(this.member(active, value, name), one, [...at, name]),
      ),
    ];
  }

  /** The schemas that hold at a place of a value. */
  nodesAt(nodes: readonly Node[], value: unknown, tokens: Tokens): Node[] {
    let [here, inner]: [Node[], unknown] = [[...nodes], value];
    for (const token of tokens) {
      const active = this.active(here, inner);
      if (Array.isArray(inner)) here = this.item(active, inner, Number(token));
      else if (isObject(inner)) here = this.member(active, inner, String(token));
      else return [];
      inner = Array.isArray(inner) ? inner[Number(token)] : own(inner as JsonObject, String(token));
    }
    return here;
  }
}
