import { isObject } from '../../contracts/model/json-value.js';
import type { Keywords, Node } from './keywords.js';
import { keyOf, taking, type Place } from './place.js';
import type { Sides } from './sides.js';

/** How much of a value is made: every member, or what is required alone. */
export type Extent = 'full' | 'minimal';

/** Stands for a value that cannot be made. */
export const nothing = Symbol('nothing');

/** How often a value may hold values of its own schema, one in the other, in full and at all. */
const fullTurns = 1;
const mostTurns = 3;
const mostDepth = 40;

/** Beyond so many members and items a value is made no larger than it has to be. */
const fullEffort = 300;

/** More items than this are not made, whatever a schema asks for. */
const mostItems = 200;

const containers = new Set(['object', 'array']);

/** The types that all of the schemas take; nothing where none of them names any. */
function typesOf(nodes: readonly Keywords[]): string[] | undefined {
  const named = nodes.flatMap(({ type }) => (type === undefined ? [] : [[type].flat()]));
  const [first, ...others] = named;
  if (!first) return undefined;
  const takes = (types: string[], type: string): boolean =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const all = [...new Set(named.flat())];
  return all.filter((type) => takes(first, type) && others.every((types) => takes(types, type)));
}

/** Types that a schema speaks of without naming one. */
function impliedTypes(nodes: readonly Keywords[]): string[] {
  if (nodes.some(({ properties, required, additionalProperties }) => properties ?? required ?? additionalProperties))
    return ['object'];
  if (nodes.some(({ items, prefixItems, contains }) => items ?? prefixItems ?? contains)) return ['array'];
  return ['string'];
}

/** Makes values of the sender's schemas that the receiver likes best; equal schemas give equal values. */
export class Builder {
  readonly #sides: Sides;
  readonly #made = new Map<string, unknown>();
  /** Places whose values are being made, the outermost first. */
  readonly #open: string[] = [];
  /** How many values were made for the outermost place. */
  #spent = 0;

  constructor(sides: Sides) {
    this.#sides = sides;
  }

  /** A value for a place, conditions not yet kept to; `nothing` where none can be made. */
  build(place: Place, extent: Extent): unknown {
    const key = `${extent} ${keyOf(place)}`;
    if (this.#made.has(key)) return this.#made.get(key);
    const own = place.must.filter((node) => typeof node !== 'boolean');
    const name = keyOf({ ...place, must: own, picks: new Map(), name: '' });
    const turns = this.#open.filter((one) => one === name).length;
    if (turns >= mostTurns || this.#open.length > mostDepth) return nothing;
    if (this.#open.length === 0) this.#spent = 0;
    this.#spent += 1;
    this.#open.push(name);
    const isCut = turns >= fullTurns || this.#spent > fullEffort;
    const value = this.#anyBranch(place, isCut ? 'minimal' : extent);
    this.#open.pop();
    // A value that was cut short is not for other places.
    if (!isCut || extent === 'minimal') this.#made.set(key, value);
    return value;
  }

  /** A value of the branches that come first, or of the first ones that a value can be made of. */
  #anyBranch(place: Place, extent: Extent): unknown {
    const value = this.#ofBranch(place, extent);
    if (value !== nothing) return value;
    for (const choice of this.#sides.settled(place).choices)
      for (const branch of choice.branches) {
        const instead = this.#ofBranch(taking(place, choice, branch), extent);
        if (instead !== nothing) return instead;
      }
    return nothing;
  }

  #ofBranch(place: Place, extent: Extent): unknown {
    const { nodes, isImpossible } = this.#sides.settled(place);
    if (isImpossible) return nothing;
    const isListed = nodes.some((node) => Object.hasOwn(node, 'const') || node.enum);
    if (isListed) return this.#best(place, nodes);
    const types = typesOf(nodes) ?? impliedTypes(nodes);
    const ordered = [...types.filter((type) => type !== 'null'), ...types.filter((type) => type === 'null')];
    for (const type of ordered) {
      const value = this.ofType(type, place, nodes, extent);
      if (value !== nothing) return value;
    }
    return nothing;
  }

  /** A value of one type. */
  ofType(type: string, place: Place, nodes: readonly Keywords[], extent: Extent): unknown {
    if (type === 'object') return this.#object(place, nodes, extent);
    if (type === 'array') return this.#array(place, nodes, extent);
    return this.#best(place, nodes, type);
  }

  /** Of the pool the value that the sender's schemas take and most of the receiver's. */
  #best(place: Place, nodes: readonly Node[], type?: string): unknown {
    const own: Place = { ...place, must: [...new Set([...place.must, ...nodes])] };
    return this.#sides.best(own, type, () => this.#found(own, type));
  }

  #found(own: Place, type: string | undefined): unknown {
    let [best, most]: [unknown, number] = [nothing, -1];
    for (const value of this.#sides.sendablePool(own)) {
      if (type !== undefined && !isA(type, value)) continue;
      const welcome = this.#sides.welcome(own, value);
      if (welcome > most) [best, most] = [value, welcome];
      if (most === own.receiver.length) break;
    }
    return best;
  }

  #object(place: Place, nodes: readonly Keywords[], extent: Extent): unknown {
    const required = new Set(nodes.flatMap((node) => node.required ?? []));
    const declared = nodes.flatMap(({ properties = {} }) => Object.keys(properties));
    const value: Record<string, unknown> = {};
    for (const name of new Set([...declared, ...required])) {
      if (extent === 'minimal' && !required.has(name)) continue;
      const own = this.#sides.member(place, nodes, name);
      // Of components it is enough that they are there: each is searched for itself.
      const member = this.build(own, this.#sides.components(own) ? 'minimal' : extent);
      if (member !== nothing) value[name] = member;
      else if (required.has(name)) return nothing;
    }
    const least = Math.max(0, ...nodes.map(({ minProperties = 0 }) => minProperties));
    const wanted = Math.max(least, extent === 'full' && declared.length === 0 ? 1 : 0);
    return this.filled(place, nodes, value, wanted);
  }

  /** An object with entries of a map added until it has so many members. */
  filled(
    place: Place,
    nodes: readonly Keywords[],
    value: Record<string, unknown>,
    wanted: number,
  ): Record<string, unknown> {
    const result = { ...value };
    const most = Math.min(wanted, mostItems);
    const isMap = nodes.some(
      ({ additionalProperties, patternProperties, unevaluatedProperties }) =>
        (additionalProperties ?? unevaluatedProperties ?? false) !== false || patternProperties,
    );
    if (!isMap || Object.keys(result).length >= most) return result;
    for (const name of this.keys(place, most)) {
      if (Object.keys(result).length >= most) break;
      if (Object.hasOwn(result, name)) continue;
      const member = this.build(this.#sides.member(place, nodes, name), 'minimal');
      if (member !== nothing) result[name] = member;
    }
    return result;
  }

  /** Names for the entries of a map, those first that both sides have a rule for. */
  keys(place: Place, most: number): string[] {
    const sides = this.#sides;
    const possible = sides.possible(place);
    const rules = possible.flatMap(({ propertyNames }) => (propertyNames === undefined ? [] : [propertyNames]));
    const patterns = possible.flatMap(({ patternProperties = {} }) => Object.keys(patternProperties));
    const nodes: Node[] = [...rules, ...patterns.map((pattern): Keywords => ({ type: 'string', pattern }))];
    const texts = nodes.length > 0 ? sides.pool({ must: [], sender: nodes, receiver: nodes }) : [];
    const numbered = Array.from({ length: most + 1 }, (_, index) => (index === 0 ? 'key' : `key${index}`));
    const named = possible.flatMap(({ properties = {} }) => Object.keys(properties));
    const names = texts.filter((text): text is string => typeof text === 'string');
    return [...new Set([...names, ...numbered, ...named])];
  }

  #array(place: Place, nodes: readonly Keywords[], extent: Extent): unknown {
    const least = Math.max(0, ...nodes.map(({ minItems = 0 }) => minItems), ...nodes.map((node) => needed(node)));
    const most = Math.min(...nodes.map(({ maxItems = Infinity }) => maxItems));
    const heads = Math.max(0, ...nodes.map(({ prefixItems = [] }) => prefixItems.length));
    const wanted = extent === 'full' ? Math.max(least, heads, 1) : least;
    const items = this.items(place, nodes, Math.min(wanted, most), extent);
    return items.length < Math.min(least, mostItems) ? nothing : items;
  }

  /** So many items, as far as any can be made; different ones where they have to be. */
  items(place: Place, nodes: readonly Keywords[], wanted: number, extent: Extent = 'minimal'): unknown[] {
    const isUnique = nodes.some(({ uniqueItems }) => uniqueItems === true);
    const inside = nodes.flatMap(({ contains }) => (contains === undefined ? [] : [contains]));
    const items: unknown[] = [];
    for (let index = 0; index < Math.min(wanted, mostItems); index += 1) {
      const own = this.#sides.item(place, nodes, index);
      const matching: Place = { ...own, must: [...own.must, ...inside] };
      const item = this.build(matching, extent);
      const next = item === nothing ? this.build(own, extent) : item;
      if (next === nothing) break;
      const fresh = isUnique ? this.#fresh(matching, next, items) : next;
      if (fresh === nothing) break;
      items.push(fresh);
    }
    return items;
  }

  /** The value, or another one of its place where it is there already. */
  #fresh(place: Place, value: unknown, items: readonly unknown[]): unknown {
    const texts = new Set(items.map((one) => JSON.stringify(one)));
    const isFresh = (one: unknown): boolean => !texts.has(JSON.stringify(one));
    if (isFresh(value)) return value;
    if (!isObject(value)) return this.#sides.sendablePool(place).find(isFresh) ?? nothing;
    const { nodes } = this.#sides.settled(place);
    for (const name of Object.keys(value))
      for (const other of this.#sides.sendablePool(this.#sides.member(place, nodes, name))) {
        const instead = { ...value, [name]: other };
        if (isFresh(instead) && this.#sides.fits(place, instead)) return instead;
      }
    return nothing;
  }
}

const needed = ({ contains, minContains = 1 }: Keywords): number => (contains === undefined ? 0 : minContains);

function isA(type: string, value: unknown): boolean {
  if (containers.has(type)) return false;
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}
