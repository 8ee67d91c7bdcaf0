import { isObject, typeOf } from '../../contracts/model/json-value.js';
import { nothing, type Builder } from './build.js';
import type { Tokens } from './closed.js';
import { deciding } from './conditions.js';
import { idOf, type Keywords, type Node } from './keywords.js';
import type { Portal } from './local.js';
import { keyOf, taking, type Place } from './place.js';
import { problemsOf } from './problems.js';
import type { Repair } from './repair.js';
import { ListVariations, ObjectVariations, type Variation } from './variations.js';
import { isSameJson, type Sides } from './sides.js';
import { at, put } from './tree.js';

/** So many values of a member that a condition looks at are tried with each value of the others. */
const mostDeciding = 16;
/** So many members that conditions look at are held at once, one inside of the other. */
const mostHeld = 3;

/** A place of a valid value that is to be varied. */
interface Task {
  place: Place;
  /** A value that the sender may send. */
  root: unknown;
  tokens: Tokens;
  /** Places that have to stay as they are: what conditions look at. */
  held: readonly Tokens[];
  /** Stands for what is held, and for types other than the usual ones: a place is varied once under each. */
  scope: string;
  /** Whether the receiver refuses a whole where it refuses what stands here, and not otherwise. */
  isPlain: boolean;
}

/** Keywords by which what one part of a value is decides over others, or by which being refused may be right. */
const entangling = [
  ...['not', 'oneOf', 'anyOf', 'if', 'contains', 'uniqueItems'],
  ...['dependentSchemas', 'unevaluatedProperties', 'unevaluatedItems'],
] as const;

const isEntangled = (node: Keywords): boolean => entangling.some((keyword) => node[keyword] !== undefined);

/** Walks the places of a value where two sides differ, each by the shortest way to it, and changes one thing at a time. */
export class Variations {
  readonly #sides: Sides;
  readonly #builder: Builder;
  readonly #repair: Repair;
  readonly #isAsked: (tokens: Tokens) => boolean;
  readonly #portals: Portal[] | undefined;
  readonly #objects: ObjectVariations;
  readonly #lists: ListVariations;
  readonly #seen = new Set<string>();
  readonly #refused = new Set<string>();
  #waiting: Task[] = [];

  /**
   * @param isAsked whether a place leads to one that is asked about
   * @param portals where places of components are put down instead of being varied
   */
  constructor(
    sides: Sides,
    builder: Builder,
    repair: Repair,
    isAsked: (tokens: Tokens) => boolean,
    portals?: Portal[],
  ) {
    this.#sides = sides;
    this.#builder = builder;
    this.#repair = repair;
    this.#isAsked = isAsked;
    this.#portals = portals;
    this.#objects = new ObjectVariations(sides, builder);
    this.#lists = new ListVariations(sides, builder);
  }

  /** Values that the sender may send, made of valid ones by one change each; `nothing` for a change that no value can have. */
  *of(bases: readonly unknown[]): Generator<unknown> {
    const whole = { place: this.#sides.root, tokens: [], held: [], isPlain: true };
    this.#waiting = bases.map((root, index) => ({ ...whole, root, scope: String(index) }));
    while (this.#waiting.length > 0) {
      const tasks = this.#waiting;
      this.#waiting = [];
      for (const task of tasks) if (this.#isDue(task)) yield* this.#visit(task);
    }
  }

  #isDue({ place, tokens, scope }: Task): boolean {
    const key = `${scope} ${keyOf({ ...place, name: '' })}`;
    if (this.#seen.has(key) || !this.#isAsked(tokens)) return false;
    this.#seen.add(key);
    return !this.#sides.isSame(place);
  }

  /** The whole value with another one at the place of a task, and whatever follows from it. */
  #whole({ root, tokens, held }: Task, { value, pinned }: Variation): unknown {
    return this.#repair.repaired(put(root, tokens, value), [...held, ...pinned.map((one) => [...tokens, ...one])]);
  }

  *#visit(task: Task): Generator<unknown> {
    const { place, root, tokens } = task;
    const value = at(root, tokens);
    for (const other of this.#sides.sendablePool(place))
      if (!isSameJson(other, value) && this.#isNovel(task, other))
        yield this.#whole(task, { value: other, pinned: [[]] });
    yield* this.#otherTypes(task, value);
    yield* this.#branches(task);
    const differs = this.#sides.differsHere(place);
    if (isObject(value)) {
      if (differs) for (const one of this.#objects.of(place, value)) yield this.#whole(task, one);
      for (const name of this.#objects.names(place, value)) this.#enter(task, value, name);
      yield* this.#conditions(task, value);
    } else if (Array.isArray(value)) {
      if (differs) for (const one of this.#lists.of(place, value)) yield this.#whole(task, one);
      for (const index of this.#lists.indices(place)) this.#enter(task, value, index);
    }
  }

  /** Whether the receiver may refuse a value here for a reason that no value was found for. */
  #isNovel({ place, isPlain }: Task, value: unknown): boolean {
    if (!isPlain) return true;
    const problems = place.receiver.flatMap((node) => problemsOf(this.#sides.receiver, node, value));
    const keys = problems.map(({ keyword, node }) => `${keyOf(place)} ${keyword} ${idOf(node)}`);
    const isNew = keys.some((key) => !this.#refused.has(key));
    for (const key of keys) this.#refused.add(key);
    return isNew;
  }

  /** Puts a member or item on the list of places to be varied, where the sides differ in it; one that is not there is added. */
  #enter(task: Task, value: object, token: string | number, more: Partial<Task> = {}): void {
    const { place, root, tokens, isPlain } = task;
    if (typeof token === 'string' && this.#sides.isSameMember(place, token)) return;
    const own = this.#below(place, value, token);
    if (this.#sides.isSame(own) || !this.#isAsked([...tokens, token])) return;
    const inner = [...tokens, token];
    const there = at(root, inner) === undefined ? this.#added(task, own, inner) : root;
    if (there === nothing) return;
    const entangled = this.#sides.receivable(place).some(isEntangled);
    const next = { ...task, ...more, place: own, root: there, tokens: inner, isPlain: isPlain && !entangled };
    const components =
      this.#portals && next.isPlain && next.held.length === 0 ? this.#sides.components(own) : undefined;
    if (components) this.#portals?.push({ ...components, tokens: inner, value: there });
    else this.#waiting.push(next);
  }

  #below(place: Place, value: object, token: string | number): Place {
    const active = this.#sides.view.active(place.must, value);
    const { nodes } = this.#sides.settled(place);
    const all = [...new Set([...active, ...nodes])];
    return typeof token === 'number' ? this.#sides.item(place, all, token) : this.#sides.member(place, all, token);
  }

  #added({ root, held }: Task, place: Place, tokens: Tokens): unknown {
    const must = place.must.length > 0 ? place.must : place.sender.slice(0, 1);
    const made = this.#builder.build({ ...place, must }, 'minimal');
    if (made === nothing) return nothing;
    // What is in it may be adjusted; that it is there is looked at afterwards.
    const pinned = typeof made === 'object' && made !== null ? held : [...held, tokens];
    const settled = this.#repair.repaired(put(root, tokens, made), pinned);
    return settled === nothing || at(settled, tokens) === undefined ? nothing : settled;
  }

  /** A value of each type that the schemas take; lists and objects among them are varied in their turn. */
  *#otherTypes(task: Task, value: unknown): Generator<unknown> {
    const { place, scope } = task;
    const { nodes } = this.#sides.settled(place);
    const types = new Set(nodes.flatMap(({ type }) => type ?? []));
    for (const type of ['object', 'array'].filter((one) => types.has(one) && one !== typeOf(value))) {
      const made = this.#builder.ofType(type, place, nodes, 'minimal');
      if (made === nothing) continue;
      const root = this.#whole(task, { value: made, pinned: [] });
      yield root;
      if (root !== nothing) this.#waiting.push({ ...task, root, scope: `${scope} ${type}` });
    }
  }

  /** Values of each branch of alternatives, which are varied in their turn. */
  *#branches(task: Task): Generator<unknown> {
    const { place } = task;
    for (const choice of this.#sides.settled(place).choices) {
      if (place.picks?.has(choice.node)) continue;
      for (const branch of choice.branches) {
        const own = taking(place, choice, branch);
        for (const extent of ['full', 'minimal'] as const) {
          const value = this.#builder.build(own, extent);
          if (value === nothing) continue;
          const pinned = requiredBy(branch).filter((name) => isObject(value) && Object.hasOwn(value, name));
          const root = this.#whole(task, { value, pinned: pinned.map((name) => [name]) });
          yield root;
          if (root === nothing || extent === 'full') continue;
          this.#waiting.push({ ...task, root, place: { ...own, must: [...own.must, branch] } });
        }
      }
    }
  }

  /** Members that a condition looks at, each value of them with each value of those that the condition decides over. */
  *#conditions(task: Task, value: Record<string, unknown>): Generator<unknown> {
    if (task.held.length >= mostHeld) return;
    const { place, root, tokens } = task;
    for (const { decider, affected } of deciding(this.#sides, place)) {
      const own = this.#below(place, value, decider);
      const inner = [...tokens, decider];
      const values = this.#sides.sendablePool(own).slice(0, mostDeciding);
      const bases = values.map((one) => put(root, inner, one));
      const { [decider]: _left, ...others } = value;
      if (Object.hasOwn(value, decider)) bases.push(put(root, tokens, others));
      for (const base of bases) {
        const held = [...task.held, inner];
        const settled = this.#repair.repaired(base, held);
        yield settled;
        if (settled !== nothing) yield* this.#underCondition({ ...task, root: settled, held }, decider, affected);
      }
    }
  }

  /** What can be changed while a member that a condition looks at has one value. */
  *#underCondition(task: Task, decider: string, affected: readonly string[]): Generator<unknown> {
    const { place, root, tokens } = task;
    const here = at(root, tokens);
    if (!isObject(here)) return;
    for (const one of this.#objects.leftOut(place, here, decider)) yield this.#whole(task, one);
    const scope = `${task.scope} ${tokens.join('/')}/${decider}=${JSON.stringify(here[decider])}`;
    for (const name of affected) if (name !== decider) this.#enter(task, here, name, { scope, held: task.held });
  }
}

const requiredBy = (branch: Node): readonly string[] => (typeof branch === 'boolean' ? [] : (branch.required ?? []));
