import { isDeepStrictEqual } from 'node:util';
import { createData, type Data } from '../data/data.js';
import { fieldValues } from '../data/fields.js';
import { readPattern } from '../data/pattern-pieces.js';
import { sceneOf } from '../data/scene.js';
import { ClosedView, type Tokens } from './closed.js';
import { Judge } from './judge.js';
import { isMembers, own, typeOf, type Keywords, type Node } from './keywords.js';
import { numbersFor } from './numbers.js';
import { keyOf, Possible, settled, within, type Place, type Settled } from './place.js';
import { Sameness } from './same.js';
import { textsFor } from './texts.js';
import type { Pair, SchemaSide } from './types.js';

/** One value of each type, for schemas that name none. */
const oneOfEach: readonly unknown[] = ['text', 1, 1.5, true, false, null, [], {}];

const judges = new WeakMap<object, { strict: Judge; tolerant: Judge }>();

/** The judges of a document: what they found out is kept for all of its schemas. */
function judgesOf({ root }: SchemaSide): { strict: Judge; tolerant: Judge } {
  let found = judges.get(root);
  if (!found) {
    found = { strict: new Judge(root, { openSets: false }), tolerant: new Judge(root, { openSets: true }) };
    judges.set(root, found);
  }
  return found;
}

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
  readonly #sendable: Possible;
  readonly #receivable: Possible;
  readonly #sameness: Sameness;
  readonly #seed: number;
  readonly #pools = new Map<string, unknown[]>();
  /** Whether a pattern that texts can't be made for by its pieces stands where the sides differ. */
  looksAround = false;

  constructor({ sender, receiver, tolerance, seed = 1 }: Pair) {
    this.sender = judgesOf(sender).strict;
    this.receiver = judgesOf(receiver)[tolerance === 'tolerant' ? 'tolerant' : 'strict'];
    this.#senderNode = sender.schema as Node;
    this.#receiverNode = receiver.schema as Node;
    this.#isClosed = tolerance === 'exact';
    this.view = new ClosedView(this.sender);
    this.receiverView = new ClosedView(this.receiver);
    this.#sendable = new Possible(this.sender);
    this.#receivable = new Possible(this.receiver);
    this.#sameness = new Sameness(this.sender, this.receiver);
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
    if (this.#sameness.lists(place.sender, place.receiver)) return true;
    this.looksAround ||= this.possible(place).some(
      ({ pattern }) => pattern !== undefined && readPattern(pattern).looksAround,
    );
    return false;
  }

  settled(place: Place): Settled {
    return settled(place, this.sender);
  }

  /** Every schema of either side that may speak of a place. */
  possible({ sender, receiver }: Place): Keywords[] {
    return [...this.#sendable.nodes(sender), ...this.#receivable.nodes(receiver)];
  }

  /** Every schema of the sender that may speak of a place. */
  sendable({ sender }: Place): Keywords[] {
    return this.#sendable.nodes(sender);
  }

  member(place: Place, nodes: readonly Keywords[], name: string): Place {
    return {
      name,
      must: within.member(nodes, name),
      sender: this.#sendable.member(place.sender, name),
      receiver: this.#receivable.member(place.receiver, name),
    };
  }

  item(place: Place, nodes: readonly Keywords[], index: number): Place {
    return {
      must: within.item(nodes, index),
      sender: this.#sendable.item(place.sender, index),
      receiver: this.#receivable.item(place.receiver, index),
    };
  }

  /** A place of a value that is made already: what holds there is decided by the value. */
  placeAt(value: unknown, tokens: Tokens): Place {
    let [place, inner]: [Place, unknown] = [this.root, value];
    for (const token of tokens) {
      if (Array.isArray(inner)) place = this.item(place, [], Number(token));
      else place = this.member(place, [], String(token));
      inner = Array.isArray(inner) ? inner[Number(token)] : isMembers(inner) ? own(inner, String(token)) : undefined;
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
    const key = keyOf({ ...place, must: [], picks: new Map() });
    let found = this.#pools.get(key);
    if (!found) this.#pools.set(key, (found = this.#poolOf(this.possible(place), place.name ?? '')));
    return found;
  }

  /** A text as people give it to a member of the name, if any is known. */
  #usual(name: string): string[] {
    const maker = own(fieldValues, name);
    if (!maker) return [];
    const data: Data = createData(this.#seed, 'counterexample', name);
    const text = maker(data, sceneOf(data, 'full'), { name, siblings: {}, members: [] });
    return typeof text === 'string' ? [text] : [];
  }

  #poolOf(nodes: readonly Keywords[], name: string): unknown[] {
    const types = new Set(nodes.flatMap(({ type }) => type ?? []));
    const takes = (...names: string[]): boolean => types.size === 0 || names.some((name) => types.has(name));
    const named = nodes.flatMap((node) => [
      ...(Object.hasOwn(node, 'const') ? [node.const] : []),
      ...(node.enum ?? []),
      ...(node.default === undefined ? [] : [node.default]),
    ]);
    const texts = takes('string') ? [...this.#usual(name), ...textsFor(nodes, this.#seed)] : [];
    const numbers = takes('number', 'integer') ? numbersFor(nodes) : [];
    return distinct([...named, ...texts, ...numbers, ...oneOfEach]);
  }

  /** Of the pool, what the sender's schemas take at a place. */
  sendablePool(place: Place): unknown[] {
    return this.pool(place).filter((value) => this.fits(place, value));
  }
}

function distinct(values: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>();
  return values.filter((value) => {
    const key = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

export function isSameJson(one: unknown, other: unknown): boolean {
  return one === other || (typeOf(one) === typeOf(other) && isDeepStrictEqual(one, other));
}
