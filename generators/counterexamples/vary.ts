import { nothing, type Builder } from './build.js';
import type { Tokens } from './closed.js';
import { isMembers, type Keywords, type Node } from './keywords.js';
import { taking, type Place } from './place.js';
import { mentioned } from './repair.js';
import { isSameJson, type Sides } from './sides.js';

/** A value of a place with one thing changed in it. */
export interface Variation {
  value: unknown;
  /** The places below that were changed and have to stay as they are. */
  pinned: readonly Tokens[];
}

/** So many values of a member that a condition looks at are tried with each value of the others. */
const mostDeciding = 16;
/** Longer lists and larger objects are not made to cross a bound. */
const mostSize = 400;
/** Recursion through new places ends here. */
const mostDepth = 24;

/** Makes a whole of a value of a place valid for the sender, and gives what then stands at the place. */
export type Settle = (value: unknown, pinned: readonly Tokens[]) => unknown;

export class Variations {
  readonly #sides: Sides;
  readonly #builder: Builder;

  constructor(sides: Sides, builder: Builder) {
    this.#sides = sides;
    this.#builder = builder;
  }

  /**
   * Values of a place that differ from a given one in one thing; where both sides say the same, none.
   * @param settle adjusts the rest of the whole to a value of this place
   */
  *of(place: Place, value: unknown, settle: Settle, depth = 0): Generator<Variation> {
    if (depth > mostDepth || this.#sides.isSame(place)) return;
    for (const other of this.#sides.sendablePool(place)) if (!isSameJson(other, value)) yield exactly(other);
    yield* this.#otherTypes(place);
    yield* this.#branches(place, settle, depth);
    if (isMembers(value)) yield* this.#members(place, value, settle, depth);
    if (Array.isArray(value)) yield* this.#items(place, value, settle, depth);
  }

  /** A whole value of each type that the schemas take. */
  *#otherTypes(place: Place): Generator<Variation> {
    const { nodes } = this.#sides.settled(place);
    const types = new Set(nodes.flatMap(({ type }) => type ?? []));
    if (types.size < 2) return;
    for (const type of types) {
      const value = this.#builder.ofType(type, place, nodes, 'full');
      if (value !== nothing) yield whole(value);
    }
  }

  /** Values of each branch of alternatives, and what can be varied in each of them. */
  *#branches(place: Place, settle: Settle, depth: number): Generator<Variation> {
    for (const choice of this.#sides.settled(place).choices) {
      if (place.picks?.has(choice.node)) continue;
      for (const branch of choice.branches) {
        const own = taking(place, choice, branch);
        for (const extent of ['full', 'minimal'] as const) {
          const value = this.#builder.build(own, extent);
          if (value === nothing) continue;
          const pinned = isMembers(value)
            ? requiredBy(branch).flatMap((name): Tokens[] => (Object.hasOwn(value, name) ? [[name]] : []))
            : [];
          yield { value, pinned };
          const settled = settle(value, pinned);
          if (settled !== nothing && extent === 'full')
            yield* this.of({ ...own, must: [...own.must, branch] }, settled, settle, depth + 1);
        }
      }
    }
  }

  *#members(place: Place, value: Record<string, unknown>, settle: Settle, depth: number): Generator<Variation> {
    const { nodes } = this.#sides.settled(place);
    const required = new Set(nodes.flatMap((node) => node.required ?? []));
    const optional = Object.keys(value).filter((name) => !required.has(name));
    const least = Object.fromEntries(Object.entries(value).filter(([name]) => required.has(name)));
    yield whole(least);
    for (const name of optional) {
      const { [name]: _left, ...others } = value;
      yield whole(others);
      yield { value: { ...least, [name]: value[name] }, pinned: [[name]] };
    }
    yield* this.#sizes(place, nodes, value);
    yield* this.#entries(place, nodes, value);
    for (const name of Object.keys(value)) yield* this.#member(place, value, name, settle, depth);
    yield* this.#missing(place, nodes, value, settle, depth);
    yield* this.#pairs(place, value, settle, depth);
  }

  /** One member changed. */
  *#member(
    place: Place,
    value: Record<string, unknown>,
    name: string,
    settle: Settle,
    depth: number,
    beside: readonly string[] = [],
  ): Generator<Variation> {
    const nodes = this.#sides.view.active(place.must, value);
    const own = this.#sides.member(place, nodes, name);
    const pins = beside.map((one): Tokens => [one]);
    const inner: Settle = (member, pinned) => {
      const settled = settle({ ...value, [name]: member }, [...pins, ...pinned.map((one) => [name, ...one])]);
      return isMembers(settled) && Object.hasOwn(settled, name) ? settled[name] : nothing;
    };
    for (const { value: member, pinned } of this.of(own, value[name], inner, depth + 1))
      yield {
        value: { ...value, [name]: member },
        pinned: [...pins, ...pinned.map((one) => [name, ...one])],
      };
  }

  /** Members that may be there and that no base value had, as where only one of two may be. */
  *#missing(
    place: Place,
    nodes: readonly Keywords[],
    value: Record<string, unknown>,
    settle: Settle,
    depth: number,
  ): Generator<Variation> {
    const names = new Set(this.#sides.sendable(place).flatMap(({ properties = {} }) => Object.keys(properties)));
    for (const name of names) {
      if (Object.hasOwn(value, name)) continue;
      const own = this.#sides.member(place, nodes, name);
      if (this.#sides.isSame(own)) continue;
      const possible = { ...own, must: own.must.length > 0 ? own.must : own.sender.slice(0, 1) };
      const made = this.#builder.build(possible, 'full');
      if (made === nothing) continue;
      yield { value: { ...value, [name]: made }, pinned: [[name]] };
      const settled = settle({ ...value, [name]: made }, [[name]]);
      if (isMembers(settled) && Object.hasOwn(settled, name))
        yield* this.#member(place, settled, name, settle, depth, [name]);
    }
  }

  /** Objects with as many members as bounds of either side allow, and one more or less. */
  *#sizes(place: Place, nodes: readonly Keywords[], value: Record<string, unknown>): Generator<Variation> {
    const bounds = this.#sides
      .possible(place)
      .flatMap(({ minProperties, maxProperties }) => [minProperties, maxProperties]);
    const required = new Set(nodes.flatMap((node) => node.required ?? []));
    const names = Object.keys(value).sort((one, other) => Number(required.has(other)) - Number(required.has(one)));
    for (const size of around(bounds)) {
      const kept = Object.fromEntries(names.slice(0, size).map((name) => [name, value[name]]));
      yield whole(this.#builder.filled(place, nodes, kept, size));
    }
  }

  /** Entries of a map under each kind of name. */
  *#entries(place: Place, nodes: readonly Keywords[], value: Record<string, unknown>): Generator<Variation> {
    const isOpen = nodes.some(
      ({ additionalProperties, patternProperties, unevaluatedProperties }) =>
        (additionalProperties ?? unevaluatedProperties ?? false) !== false || patternProperties,
    );
    const declared = new Set(this.#sides.possible(place).flatMap(({ properties = {} }) => Object.keys(properties)));
    if (!isOpen && declared.size > 0 && nodes.some(({ properties }) => properties)) return;
    const isFree = !nodes.some(({ additionalProperties }) => typeof additionalProperties === 'object');
    for (const name of this.#builder.keys(place, 1)) {
      // Of members that may be anything, those that the receiver names are left to it: a clash of names is no use of the API.
      if (isFree && declared.has(name)) continue;
      const own = this.#sides.member(place, nodes, name);
      const made = Object.hasOwn(value, name) ? value[name] : this.#builder.build(own, 'full');
      if (made === nothing) continue;
      yield { value: { ...value, [name]: made }, pinned: [[name]] };
      if (name === 'key')
        for (const other of this.#sides.sendablePool(own))
          yield { value: { ...value, [name]: other }, pinned: [[name]] };
    }
  }

  /** Members that a condition looks at, each value of them with each value of those that the condition decides over. */
  *#pairs(place: Place, value: Record<string, unknown>, settle: Settle, depth: number): Generator<Variation> {
    for (const { deciders, affected } of this.#conditions(place))
      for (const decider of deciders) {
        const nodes = this.#sides.settled(place).nodes;
        const own = this.#sides.member(place, nodes, decider);
        const values = this.#sides.sendablePool(own).slice(0, mostDeciding);
        const { [decider]: _left, ...others } = value;
        const bases = [
          ...values.map((one) => ({ ...value, [decider]: one })),
          ...(Object.hasOwn(value, decider) ? [others] : []),
        ];
        for (const base of bases) yield* this.#underCondition(place, base, { decider, affected }, settle, depth);
      }
  }

  /** What can be changed while a member that a condition looks at has one value. */
  *#underCondition(
    place: Place,
    base: Record<string, unknown>,
    { decider, affected }: { decider: string; affected: readonly string[] },
    settle: Settle,
    depth: number,
  ): Generator<Variation> {
    const settled = settle(base, [[decider]]);
    if (!isMembers(settled)) return;
    const pinned = [[decider]];
    yield { value: settled, pinned };
    const { nodes } = this.#sides.settled(place);
    const required = new Set([decider, ...nodes.flatMap((node) => node.required ?? [])]);
    const optional = Object.keys(settled).filter((name) => !required.has(name));
    yield { value: Object.fromEntries(Object.entries(settled).filter(([name]) => required.has(name))), pinned };
    for (const name of optional) {
      const { [name]: _left, ...others } = settled;
      yield { value: others, pinned };
    }
    for (const name of affected)
      if (name !== decider && Object.hasOwn(settled, name))
        yield* this.#member(place, settled, name, settle, depth, [decider]);
  }

  /** What the conditions of either side look at, and what they decide over. */
  #conditions(place: Place): { deciders: string[]; affected: string[] }[] {
    const resolvers = [this.#sides.sender, this.#sides.receiver];
    const names = (node: Node | undefined): string[] => [
      ...new Set(resolvers.flatMap((judge) => mentioned(node, (reference) => judge.resolve(reference)))),
    ];
    return this.#sides.possible(place).flatMap((node) => {
      const { dependentRequired = {}, dependentSchemas = {} } = node;
      const found =
        node.if === undefined
          ? []
          : [{ deciders: names(node.if), affected: [...names(node.then), ...names(node.else), ...names(node.if)] }];
      const required = Object.entries(dependentRequired).map(([name, others]) => ({
        deciders: [name],
        affected: others,
      }));
      const schemas = Object.entries(dependentSchemas).map(([name, one]) => ({
        deciders: [name],
        affected: names(one),
      }));
      return [...found, ...required, ...schemas];
    });
  }

  *#items(place: Place, value: readonly unknown[], settle: Settle, depth: number): Generator<Variation> {
    const { nodes } = this.#sides.settled(place);
    const [first] = value;
    yield whole([]);
    const possible = this.#sides.possible(place);
    const heads = possible.map(({ prefixItems = [] }) => prefixItems.length);
    const bounds = possible.flatMap(({ minItems, maxItems, minContains, maxContains }) => [
      minItems,
      maxItems,
      minContains,
      maxContains,
    ]);
    for (const size of around([...bounds, ...heads, 1])) {
      yield whole(this.#builder.items(place, nodes, size));
      if (value.length > 0) yield whole(Array.from({ length: size }, () => first));
    }
    if (value.length === 0) return;
    yield whole([first, first]);
    const last = Math.max(1, ...heads);
    for (const index of [...value.keys()].slice(0, last)) {
      const active = this.#sides.view.active(place.must, value);
      const own = this.#sides.item(place, active, index);
      const replaced = (item: unknown): unknown[] => value.map((one, position) => (position === index ? item : one));
      const inner: Settle = (item, pinned) => {
        const settled = settle(
          replaced(item),
          pinned.map((one) => [index, ...one]),
        );
        return Array.isArray(settled) && settled.length > index ? settled[index] : nothing;
      };
      for (const { value: item, pinned } of this.of(own, value[index], inner, depth + 1))
        yield { value: replaced(item), pinned: pinned.map((one) => [index, ...one]) };
    }
  }
}

const requiredBy = (branch: Node): readonly string[] => (typeof branch === 'boolean' ? [] : (branch.required ?? []));

/** A value that has to stay as it is. */
function exactly(value: unknown): Variation {
  return { value, pinned: [[]] };
}

/** A value whose parts may be adjusted to each other. */
function whole(value: unknown): Variation {
  return { value, pinned: [] };
}

function around(bounds: readonly (number | undefined)[]): number[] {
  const all = bounds.flatMap((bound) => (bound === undefined ? [] : [bound, bound + 1, bound - 1]));
  return [...new Set(all)].filter((size) => size >= 0 && size <= mostSize);
}
