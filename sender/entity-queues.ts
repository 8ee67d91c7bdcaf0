import type { WebhookEvent } from './event.js';
import type { AttemptMoment } from './interceptor.js';

/** An event on its way to the partner. */
export interface Sending {
  /** Attempts of one sending share it. */
  number: number;
  event: WebhookEvent;
  /** So many have begun. */
  attempts: number;
  /** Sent once more after it was acknowledged: it causes no further one. */
  repeated: boolean;
}

/** What is to be told about one entity; the first sending is under way. */
export interface EntityQueue {
  readonly key: string;
  sendings: Sending[];
  /** Ends the running attempt or the wait for the next one. */
  cancel: () => void;
}

/** A sending as interceptors and logs speak of it. */
export function momentOf({ event, attempts }: Sending): AttemptMoment {
  const { webhookId, tenant, entity } = event;
  return { webhookId, tenant, entity, attempt: attempts };
}

/** The queues of all entities: events about one entity of a tenant are told one after another, those about others beside them. */
export class EntityQueues {
  readonly #queues = new Map<string, EntityQueue>();
  #made = 0;

  newSending(event: WebhookEvent, repeated = false): Sending {
    this.#made += 1;
    return { number: this.#made, event, attempts: 0, repeated };
  }

  /** Puts an event behind the others of its entity. Gives the queue where it was empty: its first sending can begin. */
  add(event: WebhookEvent): EntityQueue | undefined {
    const key = JSON.stringify([event.tenant, event.entity]);
    const sending = this.newSending(event);
    const queue = this.#queues.get(key);
    if (queue) {
      queue.sendings.push(sending);
      return undefined;
    }
    const opened: EntityQueue = { key, sendings: [sending], cancel: () => undefined };
    this.#queues.set(key, opened);
    return opened;
  }

  /** Whether a queue is still worked at: it is not, once everything was forgotten. */
  isOpen(queue: EntityQueue): boolean {
    return this.#queues.get(queue.key) === queue;
  }

  remove({ key }: EntityQueue): void {
    this.#queues.delete(key);
  }

  /** Number of sendings that have not ended. */
  get waiting(): number {
    return [...this.#queues.values()].reduce((sum, { sendings }) => sum + sendings.length, 0);
  }

  /** Forgets all, and ends what is under way. */
  clear(): void {
    const cancelled = [...this.#queues.values()];
    this.#queues.clear();
    for (const queue of cancelled) queue.cancel();
  }
}
