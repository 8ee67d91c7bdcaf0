import { stringify } from 'lossless-json';
import { valueAt } from '../../contracts/model/pointer.js';
import type { Contract, Webhook } from '../../contracts/model/types.js';
import type { Clock } from '../clock.js';
import type { WebhookEvent } from './event.js';
import type { AttemptMoment, DeliveryRequest, WebhookInterceptor } from './interceptor.js';
import { post } from './post.js';

/** How long an answer may take before the attempt counts as failed; the API's own limit is unknown (choices.yaml). */
const answerTimeoutMs = 10_000;

/** So many of the last attempts stay in the log. */
const logLimit = 10_000;

/** How an attempt ended. */
export type Outcome =
  | { result: 'acknowledged'; status: number }
  | { result: 'refused'; status: number }
  | { result: 'timed-out' }
  | { result: 'unreachable'; reason: string };

/** One delivery attempt, as the log keeps it. */
export interface Attempt {
  /** Number of the delivery: attempts of one delivery share it. */
  delivery: number;
  tenant: string;
  webhookId: string;
  entity: string;
  /** From 1. */
  attempt: number;
  startedAt: number;
  outcome: Outcome;
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

/** Delivers webhooks by the documented schedule, in order per entity. */
export interface Dispatcher {
  /** Takes an event; its first attempt starts at once unless an earlier event of the entity is still on its way. */
  enqueue(event: WebhookEvent): void;
  /**
   * Waits until no attempt is in flight or due now, and gives the number of deliveries that wait for a later attempt, their
   * own or that of an earlier delivery about the same entity.
   */
  settle(): Promise<number>;
  /** The last attempts that have ended, oldest first. */
  attempts(): readonly Attempt[];
  /** Forgets all deliveries and the log. */
  reset(): void;
  /** Cancels what is pending; later events are dropped. */
  close(): Promise<void>;
}

interface Delivery {
  number: number;
  event: WebhookEvent;
  attempts: number;
  /** Sent by a fault: it causes no further one. */
  repeated: boolean;
}

/** The deliveries about one entity; the first one is under way. */
interface EntityQueue {
  deliveries: Delivery[];
  /** Ends the running attempt or the wait for the next one. */
  cancel: () => void;
}

/** A dispatcher; it starts empty. */
export function createDispatcher({
  contract,
  clock,
  answerClock = clock,
  url,
  token,
  timeScale,
  interceptor,
}: DispatcherOptions): Dispatcher {
  const { facts } = contract;
  const { retries, contentType, authorization, acknowledgement } = facts.webhookDelivery;
  const queues = new Map<string, EntityQueue>();
  const settling: (() => void)[] = [];
  const delayed: (() => void)[] = [];
  let log: Attempt[] = [];
  let deliveries = 0;
  let inFlight = 0;
  let closed = false;

  const momentOf = ({ event, attempts }: Delivery): AttemptMoment => {
    const { webhookId, tenant, entity } = event;
    return { webhookId, tenant, entity, attempt: attempts };
  };

  const send = async (base: string, delivery: Delivery, signal: AbortSignal): Promise<Outcome> => {
    const { webhookId, payload } = delivery.event;
    const moment = momentOf(delivery);
    const webhook = webhookOf(contract, webhookId);
    const hasBody = valueAt(contract.document, webhook.schemaPointer) !== undefined;
    const right: DeliveryRequest = {
      path: webhook.path,
      method: webhook.method,
      headers: {
        ...(hasBody ? { 'Content-Type': contentType.value } : {}),
        [authorization.header]: token,
      },
      body: hasBody ? (stringify(interceptor.payload(payload, moment)) ?? '') : '',
    };
    const { path, bytes, ...request } = interceptor.request(right, moment);
    try {
      const status = await post({
        ...request,
        body: bytes ?? request.body,
        url: new URL(base.replace(/\/+$/, '') + path),
        signal,
      });
      const isSuccess = status === acknowledgement.status;
      return { result: interceptor.acknowledged(isSuccess, status, moment) ? 'acknowledged' : 'refused', status };
    } catch (error) {
      return signal.aborted ? { result: 'timed-out' } : { result: 'unreachable', reason: reasonOf(error) };
    }
  };

  const attempt = async (base: string, key: string, queue: EntityQueue, delivery: Delivery): Promise<void> => {
    const abort = new AbortController();
    const cancelTimeout = answerClock.setTimer(answerTimeoutMs, () => abort.abort());
    queue.cancel = () => {
      cancelTimeout();
      abort.abort();
    };
    const startedAt = clock.now();
    delivery.attempts += 1;
    inFlight += 1;
    const outcome = await send(base, delivery, abort.signal);
    cancelTimeout();
    inFlight -= 1;
    if (queues.get(key) === queue) {
      note({ delivery: delivery.number, ...about(delivery), startedAt, outcome });
      conclude(base, key, queue, delivery, outcome);
    }
    if (inFlight === 0) for (const done of settling.splice(0)) done();
  };

  const conclude = (base: string, key: string, queue: EntityQueue, delivery: Delivery, outcome: Outcome): void => {
    const schedule = interceptor.schedule(retries, momentOf(delivery));
    const delay = schedule.delaysSeconds[delivery.attempts - 1];
    const acknowledged = outcome.result === 'acknowledged';
    if (!acknowledged && delivery.attempts < schedule.attempts && delay !== undefined) {
      queue.cancel = clock.setTimer((delay * 1000) / timeScale, () => next(base, key, queue));
      return;
    }
    queue.deliveries.shift();
    if (acknowledged && !delivery.repeated) {
      const repeats = interceptor.repeats(momentOf(delivery));
      queue.deliveries.unshift(...Array.from({ length: repeats }, () => newDelivery(delivery.event, true)));
    }
    next(base, key, queue);
  };

  const next = (base: string, key: string, queue: EntityQueue): void => {
    const delivery = queue.deliveries[0];
    if (delivery) void attempt(base, key, queue, delivery);
    else queues.delete(key);
  };

  const newDelivery = (event: WebhookEvent, repeated: boolean): Delivery => {
    deliveries += 1;
    return { number: deliveries, event, attempts: 0, repeated };
  };

  const note = (entry: Attempt): void => {
    log.push(entry);
    if (log.length > logLimit) log.shift();
  };

  const reset = (): void => {
    const cancelled = [...queues.values()];
    queues.clear();
    log = [];
    for (const queue of cancelled) queue.cancel();
    for (const cancel of delayed.splice(0)) cancel();
  };

  const settle = async (): Promise<number> => {
    if (inFlight > 0) await new Promise<void>((resolve) => settling.push(resolve));
    return [...queues.values()].reduce((sum, { deliveries: waiting }) => sum + waiting.length, 0);
  };

  const line = (base: string, event: WebhookEvent): void => {
    const key = JSON.stringify([event.tenant, event.entity]);
    const delivery = newDelivery(event, false);
    const queue = queues.get(key);
    if (queue) {
      queue.deliveries.push(delivery);
      return;
    }
    const opened: EntityQueue = { deliveries: [delivery], cancel: () => undefined };
    queues.set(key, opened);
    next(base, key, opened);
  };

  return {
    enqueue(event) {
      if (closed || url === undefined) return;
      for (const one of interceptor.events(event)) {
        if (one.delayMs === undefined) line(url, one);
        else delayed.push(clock.setTimer(one.delayMs / timeScale, () => line(url, one)));
      }
    },
    settle,
    attempts: () => log,
    reset,
    async close() {
      closed = true;
      reset();
      await settle();
    },
  };
}

function webhookOf(contract: Contract, webhookId: string): Webhook {
  const webhook = contract.webhooks.get(webhookId);
  if (!webhook) throw new Error(`The contract of version ${contract.version} has no webhook ${webhookId}.`);
  return webhook;
}

function about({ event, attempts }: Delivery): Pick<Attempt, 'tenant' | 'webhookId' | 'entity' | 'attempt'> {
  const { tenant, webhookId, entity } = event;
  return { tenant, webhookId, entity, attempt: attempts };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
