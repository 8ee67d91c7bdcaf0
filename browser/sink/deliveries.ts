import type { Delivery } from '../../sink/types.js';
import { callOf, kindOf, type Kind } from './words.js';

/** A delivery, and what is derived from it once. */
export interface Item {
  delivery: Delivery;
  kind: Kind;
  /** What it has in common with others: inbox, path and body. */
  key: string;
  /** What a search looks through, lower case. */
  text(): string;
}

/** The bytes of a body. */
export function bytesOf({ bodyBase64 }: Pick<Delivery, 'bodyBase64'>): Uint8Array {
  return Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0));
}

/** A body as text. */
export function bodyText(delivery: Pick<Delivery, 'bodyBase64'>): string {
  return new TextDecoder().decode(bytesOf(delivery));
}

function searchText(delivery: Delivery): string {
  const { inbox, webhookId, sequence } = delivery;
  return [inbox, webhookId, callOf(delivery), `#${sequence}`, bodyText(delivery)].join(' ').toLowerCase();
}

function itemOf(delivery: Delivery): Item {
  let text: string | undefined;
  return {
    delivery,
    kind: kindOf(delivery),
    key: [delivery.inbox, callOf(delivery), delivery.bodyBase64].join('\n'),
    text: () => (text ??= searchText(delivery)),
  };
}

/** The deliveries that came last. */
export class Deliveries {
  /** Newest first. */
  readonly items: Item[] = [];
  readonly #alike = new Map<string, Item[]>();
  readonly #most: number;
  /** Sequence of the last one; 0 before the first. */
  newest = 0;

  /** @param most how many are kept */
  constructor(most: number) {
    this.#most = most;
  }

  accept(delivery: Delivery): void {
    const item = itemOf(delivery);
    this.newest = delivery.sequence;
    this.items.unshift(item);
    const alike = this.#alike.get(item.key);
    if (alike) alike.push(item);
    else this.#alike.set(item.key, [item]);
    const old = this.items.length > this.#most ? this.items.pop() : undefined;
    if (old) this.#forget(old);
  }

  /** Deliveries alike in inbox, path and body, oldest first: attempts of one event, or equal events. */
  alike({ key }: Item): readonly Item[] {
    return this.#alike.get(key) ?? [];
  }

  #forget({ key }: Item): void {
    const alike = this.#alike.get(key);
    alike?.shift();
    if (alike?.length === 0) this.#alike.delete(key);
  }
}
