import { isObject } from '../../contracts/model/json-value.js';
import { choiceOf } from './alternatives.js';
import { nothing, type Builder } from './build.js';
import type { Tokens } from './closed.js';
import { mentioned } from './conditions.js';
import type { Keywords } from './keywords.js';
import { problemsOf, type Problem } from './problems.js';
import type { Sides } from './sides.js';
import { at, isWithin, put, without } from './tree.js';

/** So many changes make a value right, or it is given up. */
const mostRounds = 24;
/** So many values are tried where a schema says only what a value must not be. */
const mostGuesses = 60;

/** Makes values right for the sender where one changed place has consequences for others. */
export class Repair {
  readonly #sides: Sides;
  readonly #builder: Builder;

  constructor(sides: Sides, builder: Builder) {
    this.#sides = sides;
    this.#builder = builder;
  }

  /**
   * The value with as little changed as makes it one that the sender may send; `nothing` where that cannot be done without changing
   * one of the places that have to stay.
   */
  repaired(value: unknown, pinned: readonly Tokens[]): unknown {
    let current = value;
    for (let round = 0; round < mostRounds; round += 1) {
      if (this.#sides.isSent(current)) return current;
      const next = this.#step(current, pinned);
      if (next === nothing) return nothing;
      current = next;
    }
    return nothing;
  }

  #step(value: unknown, pinned: readonly Tokens[]): unknown {
    const problems = problemsOf(this.#sides.sender, this.#sides.root.must[0] ?? true, value);
    for (const problem of problems) {
      const next = this.#fix(problem, value, pinned);
      if (next !== nothing && this.#keeps(next, value, pinned)) return next;
    }
    if (problems.length > 0) return nothing;
    const [stranger] = this.#sides.view.foreign(this.#sides.root.must, value);
    if (!stranger) return nothing;
    const next = without(value, stranger.tokens);
    return this.#keeps(next, value, pinned) ? next : nothing;
  }

  /** Whether what has to stay is as it was. */
  #keeps(next: unknown, value: unknown, pinned: readonly Tokens[]): boolean {
    return pinned.every((tokens) => at(next, tokens) === at(value, tokens));
  }

  #fix(problem: Problem, value: unknown, pinned: readonly Tokens[]): unknown {
    const { tokens, keyword, node } = problem;
    switch (keyword) {
      case 'required':
      case 'dependentRequired':
        return this.#added(value, tokens);
      case 'additionalProperties':
      case 'unevaluatedProperties':
      case 'patternProperties':
      case 'propertyNames':
      case 'properties':
      case 'unevaluatedItems':
      case 'false':
        return tokens.length > 0 ? without(value, tokens) : nothing;
      case 'minItems':
      case 'maxItems':
      case 'contains':
      case 'maxContains':
      case 'uniqueItems':
        return this.#resized(value, tokens, node);
      case 'minProperties':
      case 'maxProperties':
        return this.#refilled(value, tokens, node, pinned);
      case 'discriminator':
        return this.#named(value, tokens, node);
      case 'not':
      case 'oneOf':
      case 'anyOf':
      case 'then':
      case 'else':
        return this.#guessed(problem, value, pinned);
      default:
        return this.#rebuilt(value, tokens);
    }
  }

  #added(value: unknown, tokens: Tokens): unknown {
    const place = this.#sides.placeAt(value, tokens);
    const parent = this.#sides.placeAt(value, tokens.slice(0, -1));
    const owner = at(value, tokens.slice(0, -1));
    const active = this.#sides.view.active(parent.must, owner);
    const must = isObject(owner) ? this.#sides.view.member(active, owner, String(tokens.at(-1))) : place.must;
    const made = this.#builder.build({ ...place, must }, 'minimal');
    return made === nothing ? nothing : put(value, tokens, made);
  }

  /** The value with a name of an alternative that it fits, or of the first one. */
  #named(value: unknown, tokens: Tokens, node: Keywords): unknown {
    const { name = '', mapping = {} } = choiceOf(node) ?? {};
    const owner = at(value, tokens.slice(0, -1));
    if (tokens.at(-1) !== name || !isObject(owner)) return this.#rebuilt(value, tokens);
    const names = Object.keys(mapping);
    const fitting = names.find((one) => this.#sides.sender.accepts(node, { ...owner, [name]: one }));
    return put(value, tokens, fitting ?? names[0]);
  }

  /** A value for a place that the schemas take which hold there now. */
  #rebuilt(value: unknown, tokens: Tokens): unknown {
    const place = this.#sides.placeAt(value, tokens);
    const made = this.#builder.build(place, 'full');
    if (made !== nothing && this.#sides.fits(place, made)) return put(value, tokens, made);
    const [other = nothing] = this.#sides.sendablePool(place);
    return other === nothing ? nothing : put(value, tokens, other);
  }

  #resized(
    value: unknown,
    tokens: Tokens,
    { minItems = 0, maxItems = Infinity, contains, minContains = 1 }: Keywords,
  ): unknown {
    const place = this.#sides.placeAt(value, tokens);
    const { nodes } = this.#sides.settled(place);
    const { length } = at(value, tokens) as unknown[];
    const least = Math.max(minItems, contains === undefined ? 0 : minContains);
    const wanted = Math.min(Math.max(length, least), maxItems);
    return put(value, tokens, this.#builder.items(place, nodes, wanted));
  }

  #refilled(value: unknown, tokens: Tokens, node: Keywords, pinned: readonly Tokens[]): unknown {
    const { minProperties = 0, maxProperties = Infinity } = node;
    const members = at(value, tokens) as Record<string, unknown>;
    const place = this.#sides.placeAt(value, tokens);
    const { nodes } = this.#sides.settled(place);
    const names = Object.keys(members);
    if (names.length < minProperties) {
      const whole = this.#builder.build(place, 'full');
      const wider = isObject(whole) ? { ...whole, ...members } : members;
      const slim = Object.fromEntries(Object.entries(wider).slice(0, Math.max(maxProperties, 0)));
      return put(value, tokens, this.#builder.filled(place, nodes, slim, minProperties));
    }
    const required = new Set(nodes.flatMap((one) => one.required ?? []));
    const spare = names.find((name) => !required.has(name) && !pinned.some((one) => isWithin(one, [...tokens, name])));
    return spare === undefined ? nothing : without(value, [...tokens, spare]);
  }

  /** Where a schema says what a value must not be: members left out, added or changed one by one until it is content. */
  #guessed({ tokens, node }: Problem, value: unknown, pinned: readonly Tokens[]): unknown {
    const here = at(value, tokens);
    const place = this.#sides.placeAt(value, tokens);
    const takes = (one: unknown): boolean => this.#sides.sender.accepts(node, one);
    if (!isObject(here)) {
      const other = this.#sides.sendablePool(place).find(takes);
      return other === undefined ? nothing : put(value, tokens, other);
    }
    const isPinned = (name: string): boolean => pinned.some((one) => isWithin(one, [...tokens, name]));
    const { nodes } = this.#sides.settled(place);
    const names = mentioned(node, (reference) => this.#sides.sender.resolve(reference));
    for (const name of [...new Set([...names, ...Object.keys(here)])].filter((one) => !isPinned(one))) {
      if (Object.hasOwn(here, name) && takes(without(here, [name]))) return without(value, [...tokens, name]);
      const guesses = this.#sides.sendablePool(this.#sides.member(place, nodes, name)).slice(0, mostGuesses);
      const guess = guesses.find((one) => takes({ ...here, [name]: one }));
      if (guess !== undefined) return put(value, [...tokens, name], guess);
    }
    return nothing;
  }
}
