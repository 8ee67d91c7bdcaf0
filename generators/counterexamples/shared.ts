import { createData } from '../data/data.js';
import { fieldValues } from '../data/fields.js';
import { sceneOf } from '../data/scene.js';
import { own, type Keywords } from './keywords.js';
import type { Local } from './local.js';
import { numbersFor } from './numbers.js';
import { idsOf, Possible, type Place } from './place.js';
import { Resolver } from './resolver.js';
import { Meanings, Sameness } from './same.js';
import { textsFor } from './texts.js';
import type { SchemaSide } from './types.js';

/** One value of each type, for schemas that name none. */
const oneOfEach: readonly unknown[] = ['text', 1, 1.5, true, false, null, [], {}];

function distinct(values: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>();
  return values.filter((value) => {
    const key = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** A text as people give it to a member of the name, if any is known. */
function usual(name: string, seed: number): string[] {
  const maker = own(fieldValues, name);
  if (!maker) return [];
  const data = createData(seed, 'counterexample', name);
  const text = maker(data, sceneOf(data, 'full'), { name, siblings: {}, members: [] });
  return typeof text === 'string' ? [text] : [];
}

function poolOf(nodes: readonly Keywords[], name: string, seed: number): unknown[] {
  const types = new Set(nodes.flatMap(({ type }) => type ?? []));
  const takes = (...names: string[]): boolean => types.size === 0 || names.some((one) => types.has(one));
  const named = nodes.flatMap((node) => [
    ...(Object.hasOwn(node, 'const') ? [node.const] : []),
    ...(node.enum ?? []),
    ...(node.default === undefined ? [] : [node.default]),
  ]);
  const texts = takes('string') ? [...usual(name, seed), ...textsFor(nodes, seed)] : [];
  const numbers = takes('number', 'integer') ? numbersFor(nodes) : [];
  return distinct([...named, ...texts, ...numbers, ...oneOfEach]);
}

/** What two documents have in common for all pairs of their schemas; worked out once. */
export class Shared {
  readonly sender: Resolver;
  readonly receiver: Resolver;
  readonly sendable: Possible;
  readonly receivable: Possible;
  readonly sameness: Sameness;
  readonly #meanings = new Meanings();
  readonly #sameMembers = new Map<string, Map<string, boolean>>();
  readonly #pools = new Map<string, unknown[]>();
  /** Of pools, what schemas of the sender take; and the values that places have at best. */
  readonly sendablePools = new Map<string, readonly unknown[]>();
  readonly best = new Map<string, unknown>();
  /** What searches over components came to. */
  readonly locals = new Map<string, Local>();

  constructor(sender: object, receiver: object) {
    this.sender = new Resolver(sender);
    this.receiver = new Resolver(receiver);
    this.sendable = new Possible(this.sender);
    this.receivable = new Possible(this.receiver);
    this.sameness = new Sameness(this.sender, this.receiver);
  }

  /** Whether both sides say the same of a member, so that nothing in it can tell them apart. */
  isSameMember({ sender, receiver }: Place, name: string): boolean {
    const key = `${idsOf(sender)}|${idsOf(receiver)}`;
    let members = this.#sameMembers.get(key);
    if (!members) this.#sameMembers.set(key, (members = new Map<string, boolean>()));
    let isSame = members.get(name);
    if (isSame === undefined) {
      isSame = this.sameness.lists(this.sendable.member(sender, name), this.receivable.member(receiver, name));
      members.set(name, isSame);
    }
    return isSame;
  }

  /** Stands for a place, as far as values without members or items are concerned: thousands of members say the same. */
  keyOfValues({ must, sender, receiver, name = '' }: Place, seed: number): string {
    const known = Object.hasOwn(fieldValues, name) ? name : '';
    const ids = [must, sender, receiver].map((nodes) => nodes.map((node) => this.#meanings.of(node)).join());
    return [seed, known, ...ids].join('|');
  }

  /** Values without members or items that tell the schemas of a place apart. */
  pool({ sender, receiver, name = '' }: Place, seed: number): unknown[] {
    const ids = `${idsOf(sender)}|${idsOf(receiver)}`;
    const key = `${seed} ${Object.hasOwn(fieldValues, name) ? name : ''} ${ids}`;
    let found = this.#pools.get(key);
    if (!found) {
      const nodes = [...this.sendable.nodes(sender), ...this.receivable.nodes(receiver)];
      // Thousands of members say the same as others.
      const said = `${seed} ${Object.hasOwn(fieldValues, name) ? name : ''} said ${nodes.map((node) => this.#meanings.said(node)).join()}`;
      found = this.#pools.get(said) ?? poolOf(nodes, name, seed);
      this.#pools.set(said, found);
      this.#pools.set(key, found);
    }
    return found;
  }
}

const known = new WeakMap<object, WeakMap<object, Shared>>();

/** What is shared by all pairs of two documents. */
export function sharedBy(sender: SchemaSide, receiver: SchemaSide): Shared {
  let own = known.get(sender.root);
  if (!own) known.set(sender.root, (own = new WeakMap<object, Shared>()));
  let shared = own.get(receiver.root);
  if (!shared) own.set(receiver.root, (shared = new Shared(sender.root, receiver.root)));
  return shared;
}
