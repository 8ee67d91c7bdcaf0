import { isObject } from '../../contracts/model/json-value.js';
import { nothing, type Builder } from './build.js';
import type { Tokens } from './closed.js';
import type { Keywords } from './keywords.js';
import type { Place } from './place.js';
import type { Sides } from './sides.js';

/** A value of a place with one thing changed in it. */
export interface Variation {
  value: unknown;
  /** The places below that have to stay as they are; the others may be adjusted. */
  pinned: readonly Tokens[];
}

/** Longer lists and larger objects are not made to cross a bound. */
const mostSize = 400;

type Members = Record<string, unknown>;

function adjustable(value: unknown): Variation {
  return { value, pinned: [] };
}

function around(bounds: readonly (number | undefined)[]): number[] {
  const all = bounds.flatMap((bound) => (bound === undefined ? [] : [bound, bound + 1, bound - 1]));
  return [...new Set(all)].filter((size) => size >= 0 && size <= mostSize);
}

const requiredOf = (nodes: readonly Keywords[]): Set<string> => new Set(nodes.flatMap(({ required = [] }) => required));

const isMap = (nodes: readonly Keywords[]): boolean =>
  nodes.some(
    ({ additionalProperties, patternProperties, unevaluatedProperties }) =>
      (additionalProperties ?? unevaluatedProperties ?? false) !== false || patternProperties,
  );

/** Ways to change which members an object has. */
export class ObjectVariations {
  readonly #sides: Sides;
  readonly #builder: Builder;

  constructor(sides: Sides, builder: Builder) {
    this.#sides = sides;
    this.#builder = builder;
  }

  /** Names of members that may be there: those declared, those that are there, and of a map one for each rule. */
  names(place: Place, value: Members): string[] {
    const { nodes } = this.#sides.settled(place);
    const declared = this.#sides.sendable(place).flatMap(({ properties = {} }) => Object.keys(properties));
    const keys = isMap(nodes) ? this.#builder.keys(place, 0) : [];
    return [...new Set([...declared, ...Object.keys(value), ...keys])];
  }

  *of(place: Place, value: Members): Generator<Variation> {
    const { nodes } = this.#sides.settled(place);
    const required = requiredOf(nodes);
    const least = Object.fromEntries(Object.entries(value).filter(([name]) => required.has(name)));
    yield adjustable(least);
    const whole = this.#builder.build(place, 'full');
    const full = isObject(whole) ? whole : value;
    yield adjustable(full);
    const asked = requiredOf(this.#sides.receivable(place));
    for (const name of Object.keys(full).filter((one) => !required.has(one))) {
      yield { value: { ...least, [name]: full[name] }, pinned: [[name]] };
      const { [name]: _left, ...others } = full;
      if (asked.has(name)) yield adjustable(others);
    }
    yield* this.#sizes(place, nodes, full);
    yield* this.#entries(place, nodes, value);
  }

  /** The object without each member that nothing unconditional demands, and without all of them. */
  *leftOut(place: Place, value: Members, kept: string): Generator<Variation> {
    const { nodes } = this.#sides.settled(place);
    const required = requiredOf(nodes).add(kept);
    yield adjustable(Object.fromEntries(Object.entries(value).filter(([name]) => required.has(name))));
    for (const name of Object.keys(value).filter((one) => !required.has(one))) {
      const { [name]: _left, ...others } = value;
      yield adjustable(others);
    }
  }

  /** Objects with as many members as bounds of either side allow, and one more or less. */
  *#sizes(place: Place, nodes: readonly Keywords[], value: Members): Generator<Variation> {
    const possible = this.#sides.possible(place);
    const bounds = possible.flatMap(({ minProperties, maxProperties }) => [minProperties, maxProperties]);
    const required = requiredOf(nodes);
    const names = Object.keys(value).sort((one, other) => Number(required.has(other)) - Number(required.has(one)));
    for (const size of around(bounds)) {
      const kept = Object.fromEntries(names.slice(0, size).map((name) => [name, value[name]]));
      yield adjustable(this.#builder.filled(place, nodes, kept, size));
    }
  }

  /** Entries of a map under each kind of name. */
  *#entries(place: Place, nodes: readonly Keywords[], value: Members): Generator<Variation> {
    const declared = new Set(this.#sides.possible(place).flatMap(({ properties = {} }) => Object.keys(properties)));
    if (!isMap(nodes) && nodes.some(({ properties }) => properties)) return;
    const isFree = !nodes.some(({ additionalProperties }) => isObject(additionalProperties));
    for (const name of this.#builder.keys(place, 1)) {
      // Of members that may be anything, those that the receiver names are left to it: a clash of names is no use of the API.
      if (isFree && declared.has(name)) continue;
      const own = this.#sides.member(place, nodes, name);
      const made = Object.hasOwn(value, name) ? value[name] : this.#builder.build(own, 'minimal');
      if (made === nothing) continue;
      yield { value: { ...value, [name]: made }, pinned: [[name]] };
      if (name !== 'key') continue;
      for (const other of this.#sides.sendablePool(own)) yield { value: { ...value, [name]: other }, pinned: [[name]] };
    }
  }
}

/** Ways to change how many items a list has, and which. */
export class ListVariations {
  readonly #sides: Sides;
  readonly #builder: Builder;

  constructor(sides: Sides, builder: Builder) {
    this.#sides = sides;
    this.#builder = builder;
  }

  /** Items that have schemas of their own: the first ones, and one for all others. */
  indices(place: Place): number[] {
    const heads = this.#sides.possible(place).map(({ prefixItems = [] }) => prefixItems.length);
    return Array.from({ length: Math.max(0, ...heads) + 1 }, (_, index) => index);
  }

  *of(place: Place, value: readonly unknown[]): Generator<Variation> {
    const { nodes } = this.#sides.settled(place);
    const possible = this.#sides.possible(place);
    const bounds = possible.flatMap(({ minItems, maxItems, minContains, maxContains, prefixItems }) => [
      ...[minItems, maxItems, minContains, maxContains],
      prefixItems?.length,
    ]);
    const [first = this.#builder.items(place, nodes, 1)[0]] = value;
    for (const size of around([0, 1, ...bounds])) {
      yield adjustable(this.#builder.items(place, nodes, size));
      if (first !== undefined) yield adjustable(Array.from({ length: size }, () => first));
    }
    yield* this.#ofOne(place, nodes);
  }

  /** Lists of one and of two, of each value that may be an item: what a list has to contain, and how often, is found so. */
  *#ofOne(place: Place, nodes: readonly Keywords[]): Generator<Variation> {
    if (this.#sides.possible(place).every(({ contains }) => contains === undefined)) return;
    for (const item of this.#sides.sendablePool(this.#sides.item(place, nodes, 0)))
      for (const list of [[item], [item, item]]) yield { value: list, pinned: [[]] };
  }
}
