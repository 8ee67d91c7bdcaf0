import { isDeepStrictEqual } from 'node:util';
import { isObject, typeOf } from '../../contracts/model/json-value.js';
import { readPattern } from '../data/pattern-pieces.js';
import { ClosedView, type Tokens } from './closed.js';
import { Judge } from './judge.js';
import { own, type Keywords, type Node } from './keywords.js';
import type { Local } from './local.js';
import { settled, within, type Place, type Settled } from './place.js';
import { componentOf } from './resolver.js';
import { signatureOf } from './same.js';
import { sharedBy, type Shared } from './shared.js';
import type { Pair } from './types.js';

/** Both sides of a pair: what each takes, and which values tell them apart at a place. */
export class Sides {
  readonly root: Place;
  readonly sender: Judge;
  readonly receiver: Judge;
  readonly view: ClosedView;
  readonly receiverView: ClosedView;
  readonly #senderNode: Node;
  readonly #receiverNode: Node;
  readonly #isClosed: boolean;
  readonly #tolerance: Pair['tolerance'];
  readonly #shared: Shared;
  readonly #seed: number;
  /** Whether a pattern that texts can't be made for by its pieces stands where the sides differ. */
  looksAround = false;

  constructor({ sender, receiver, tolerance, seed = 1 }: Pair) {
    this.#shared = sharedBy(sender, receiver);
    // What judges found out is of no use for other pairs, and there would be much of it.
    this.sender = new Judge(this.#shared.sender, { openSets: false });
    this.receiver = new Judge(this.#shared.receiver, { openSets: tolerance === 'tolerant' });
    this.#senderNode = sender.schema as Node;
    this.#receiverNode = receiver.schema as Node;
    this.#tolerance = tolerance;
    this.#isClosed = tolerance === 'exact';
    this.view = new ClosedView(this.sender);
    this.receiverView = new ClosedView(this.receiver);
    this.#seed = seed;
    const own = [this.#senderNode];
    this.root = { must: own, sender: own, receiver: [this.#receiverNode] };
  }

  /** Whether a value is one that the sender may send: valid, with nothing in it that the sender does not declare. */
  isSent(value: unknown): boolean {
    return this.sender.accepts(this.#senderNode, value) && this.view.holds([this.#senderNode], value);
  }

  isRefused(value: unknown): boolean {
    if (!this.receiver.accepts(this.#receiverNode, value)) return true;
    return this.#isClosed && !this.receiverView.holds([this.#receiverNode], value);
  }

  get receiverNode(): Node {
    return this.#receiverNode;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whether both sides say the same of a place, so that nothing there can tell them apart. */
  isSame(place: Place): boolean {
    if (this.#shared.sameness.lists(place.sender, place.receiver)) return true;
    this.looksAround ||= this.possible(place).some(
      ({ pattern }) => pattern !== undefined && readPattern(pattern).looksAround,
    );
    return false;
  }

  /** Whether both sides say the same of a member. */
  isSameMember(place: Place, name: string): boolean {
    return this.#shared.isSameMember(place, name);
  }

  /** Whether the sides say different things of a place itself, not only of what is in it. */
  differsHere(place: Place): boolean {
    const [mine, theirs] = [this.sendable(place), this.receivable(place)];
    return mine.map(signatureOf).join() !== theirs.map(signatureOf).join();
  }

  /** The components that a place is of, on both sides and alone; `undefined` where anything else speaks of it. */
  components({ must, sender, receiver, picks }: Place): { sender: Node; receiver: Node } | undefined {
    const isAlone = must.length === 1 && sender.length === 1 && receiver.length === 1 && must[0] === sender[0];
    if (!isAlone || (picks && picks.size > 0)) return undefined;
    const mine = componentOf(sender[0], this.#shared.sender);
    const theirs = componentOf(receiver[0], this.#shared.receiver);
    return mine && theirs && { sender: mine, receiver: theirs };
  }

  /** What a search over schemas of both sides came to, or comes to now. */
  local(key: string, find: () => Local): Local {
    const { locals } = this.#shared;
    let found = locals.get(key);
    if (!found) locals.set(key, (found = find()));
    return found;
  }

  settled(place: Place): Settled {
    return settled(place, this.#shared.sender);
  }

  /** Every schema of either side that may speak of a place. */
  possible({ sender, receiver }: Place): Keywords[] {
    return [...this.#shared.sendable.nodes(sender), ...this.#shared.receivable.nodes(receiver)];
  }

  /** Every schema of the sender that may speak of a place. */
  sendable({ sender }: Place): Keywords[] {
    return this.#shared.sendable.nodes(sender);
  }

  /** Every schema of the receiver that may speak of a place. */
  receivable({ receiver }: Place): Keywords[] {
    return this.#shared.receivable.nodes(receiver);
  }

  member(place: Place, nodes: readonly Keywords[], name: string): Place {
    return {
      name,
      must: within.member(nodes, name),
      sender: this.#shared.sendable.member(place.sender, name),
      receiver: this.#shared.receivable.member(place.receiver, name),
    };
  }

  item(place: Place, nodes: readonly Keywords[], index: number): Place {
    return {
      must: within.item(nodes, index),
      sender: this.#shared.sendable.item(place.sender, index),
      receiver: this.#shared.receivable.item(place.receiver, index),
    };
  }

  /** A place of a value that is made already: what holds there is decided by the value. */
  placeAt(value: unknown, tokens: Tokens): Place {
    let [place, inner]: [Place, unknown] = [this.root, value];
    for (const token of tokens) {
      if (Array.isArray(inner)) place = this.item(place, [], Number(token));
      else place = this.member(place, [], String(token));
      inner = Array.isArray(inner) ? inner[Number(token)] : isObject(inner) ? own(inner, String(token)) : undefined;
    }
    return { ...place, must: this.view.nodesAt(this.root.must, value, tokens) };
  }

  /** Whether the schemas that hold at a place take a value. */
  fits({ must }: Place, value: unknown): boolean {
    return must.every((node) => this.sender.accepts(node, value));
  }

  /** How many of the receiver's schemas take a value. */
  welcome({ receiver }: Place, value: unknown): number {
    return receiver.filter((node) => this.receiver.accepts(node, value)).length;
  }

  /** Values without members or items that tell the schemas of a place apart. */
  pool(place: Place): unknown[] {
    return this.#shared.pool(place, this.#seed);
  }

  /** Of the pool, what the sender's schemas take at a place. */
  sendablePool(place: Place): readonly unknown[] {
    const key = this.#shared.keyOfValues(place, this.#seed);
    let found = this.#shared.sendablePools.get(key);
    if (!found) {
      found = this.pool(place).filter((value) => this.fits(place, value));
      this.#shared.sendablePools.set(key, found);
    }
    return found;
  }

  /** What was found out to be the best value for a place, or what is found out now. */
  best(place: Place, type: string | undefined, find: () => unknown): unknown {
    const { best } = this.#shared;
    const key = `${this.#tolerance} ${type ?? ''} ${this.#shared.keyOfValues(place, this.#seed)}`;
    if (!best.has(key)) best.set(key, find());
    return best.get(key);
  }
}

export function isSameJson(one: unknown, other: unknown): boolean {
  return one === other || (typeOf(one) === typeOf(other) && isDeepStrictEqual(one, other));
}
