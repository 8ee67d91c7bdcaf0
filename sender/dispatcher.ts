import type { Contract } from '../contracts/model/types.js';
import { attemptSender, type Ending, type SendAttempt } from './attempt.js';
import type { Clock } from './clock.js';
import { EntityQueues, momentOf, type EntityQueue, type Sending } from './entity-queues.js';
import type { WebhookEvent } from './event.js';
import type { WebhookInterceptor } from './interceptor.js';

/** How long an answer may take before the attempt counts as failed; the API's own limit is unknown (sandbox/choices.yaml). */
const answerTimeoutMs = 10_000;

/** So many of the last attempts stay in the log. */
const logLimit = 10_000;

const toNobody: SendAttempt = () => Promise.resolve({ result: 'unreachable', reason: 'nobody listens' });

/** One delivery attempt, as the log keeps it. */
export interface LoggedAttempt {
  /** Number of the delivery: attempts of one delivery share it. */
  delivery: number;
  tenant: string;
  webhookId: string;
  entity: string;
  /** From 1. */
  attempt: number;
  startedAt: number;
  ending: Ending;
}

export interface DispatcherOptions {
  contract: Contract;
  clock: Clock;
  /** Times the answers; a receiver cannot keep up with a clock that is moved forward. The same clock where it is left out. */
  answerClock?: Clock;
  /** Where the partner listens; webhook paths are appended. Without it nothing is sent. */
  url?: string;
  /** Secret of the partner, sent as it is. */
  token: string;
  /** Divides the delays between attempts. */
  timeScale: number;
  interceptor: Required<WebhookInterceptor>;
}

/** Delivers webhooks by the documented schedule, in order per entity. It starts empty. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #send: SendAttempt;
  readonly #queues = new EntityQueues();
  /** Cancel events that come later. */
  readonly #delayed: (() => void)[] = [];
  /** Those who wait until nothing is in flight. */
  readonly #settling: (() => void)[] = [];
  #log: LoggedAttempt[] = [];
  #inFlight = 0;
  #closed = false;

  constructor(options: DispatcherOptions) {
    const { contract, url, token, interceptor } = options;
    this.#options = options;
    this.#send = url === undefined ? toNobody : attemptSender({ contract, url, token, interceptor });
  }

  /** Takes an event; its first attempt starts at once unless an earlier event of the entity is still on its way. */
  enqueue(event: WebhookEvent): void {
    const { url, clock, timeScale, interceptor } = this.#options;
    if (this.#closed || url === undefined) return;
    for (const one of interceptor.events(event)) {
      if (one.delayMs === undefined) this.#line(one);
      else this.#delayed.push(clock.setTimer(one.delayMs / timeScale, () => this.#line(one)));
    }
  }

  /**
   * Waits until no attempt is in flight or due now, and gives the number of deliveries that wait for a later attempt, their
   * own or that of an earlier delivery about the same entity.
   */
  async settle(): Promise<number> {
    if (this.#inFlight > 0) await new Promise<void>((resolve) => this.#settling.push(resolve));
    return this.#queues.waiting;
  }

  /** The last attempts that have ended, oldest first. */
  attempts(): readonly LoggedAttempt[] {
    return this.#log;
  }

  /** Forgets all deliveries and the log. */
  reset(): void {
    this.#log = [];
    this.#queues.clear();
    for (const cancel of this.#delayed.splice(0)) cancel();
  }

  /** Cancels what is pending; later events are dropped. */
  async close(): Promise<void> {
    this.#closed = true;
    this.reset();
    await this.settle();
  }

  #line(event: WebhookEvent): void {
    const opened = this.#queues.add(event);
    if (opened) this.#next(opened);
  }

  #next(queue: EntityQueue): void {
    const [sending] = queue.sendings;
    if (sending) void this.#attempt(queue, sending);
    else this.#queues.remove(queue);
  }

  async #attempt(queue: EntityQueue, sending: Sending): Promise<void> {
    const startedAt = this.#options.clock.now();
    sending.attempts += 1;
    this.#inFlight += 1;
    const ending = await this.#sendInTime(queue, sending);
    this.#inFlight -= 1;
    if (this.#queues.isOpen(queue)) {
      this.#note({ delivery: sending.number, ...momentOf(sending), startedAt, ending });
      this.#conclude(queue, sending, ending);
    }
    if (this.#inFlight === 0) for (const done of this.#settling.splice(0)) done();
  }

  async #sendInTime(queue: EntityQueue, sending: Sending): Promise<Ending> {
    const { clock, answerClock = clock } = this.#options;
    const abort = new AbortController();
    const cancelTimeout = answerClock.setTimer(answerTimeoutMs, () => abort.abort());
    queue.cancel = () => {
      cancelTimeout();
      abort.abort();
    };
    const ending = await this.#send(sending.event, momentOf(sending), abort.signal);
    cancelTimeout();
    return ending;
  }

  /** Tries again later, or goes on to what comes next about the entity. */
  #conclude(queue: EntityQueue, sending: Sending, ending: Ending): void {
    const { contract, clock, timeScale, interceptor } = this.#options;
    const schedule = interceptor.schedule(contract.facts.webhookDelivery.retries, momentOf(sending));
    const delay = schedule.delaysSeconds[sending.attempts - 1];
    const acknowledged = ending.result === 'acknowledged';
    if (!acknowledged && sending.attempts < schedule.attempts && delay !== undefined) {
      queue.cancel = clock.setTimer((delay * 1000) / timeScale, () => this.#next(queue));
      return;
    }
    queue.sendings.shift();
    if (acknowledged && !sending.repeated) {
      const repeats = interceptor.repeats(momentOf(sending));
      queue.sendings.unshift(...Array.from({ length: repeats }, () => this.#queues.newSending(sending.event, true)));
    }
    this.#next(queue);
  }

  #note(entry: LoggedAttempt): void {
    this.#log.push(entry);
    if (this.#log.length > logLimit) this.#log.shift();
  }
}
