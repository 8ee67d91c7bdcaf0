import type { WebhookEvent } from './event.js';

/** The delivery attempt that an interceptor is asked about. */
export interface AttemptMoment {
  webhookId: string;
  tenant: string;
  entity: string;
  /** From 1; 0 before the first one. */
  attempt: number;
}

/** A request to a partner's host before it is sent. */
export interface DeliveryRequest {
  /** After the partner's base URL. */
  path: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  /** JSON text; empty where the webhook has no body. */
  body: string;
  /** Sent in place of the text. */
  bytes?: Uint8Array;
}

/** When attempts follow a failed one. */
export interface RetrySchedule {
  /** At most so many, the first one included. */
  attempts: number;
  /** Seconds from each failure to the next attempt. */
  delaysSeconds: readonly number[];
}

/** The points at which what the partner is told may be changed, such as by faults on purpose. */
export interface WebhookInterceptor {
  /** The events to deliver in place of one. */
  events?(event: WebhookEvent): readonly WebhookEvent[];
  /** The payload to send in place of the right one, which must stay as it is. */
  payload?(payload: WebhookEvent['payload'], moment: AttemptMoment): WebhookEvent['payload'];
  /** The request to send in place of the right one. */
  request?(request: DeliveryRequest, moment: AttemptMoment): DeliveryRequest;
  /** The schedule to follow in place of the documented one. */
  schedule?(schedule: RetrySchedule, moment: AttemptMoment): RetrySchedule;
  /** Whether an answer ends the delivery. */
  acknowledged?(acknowledged: boolean, status: number, moment: AttemptMoment): boolean;
  /** How many more times an acknowledged delivery is sent; asked once per event. */
  repeats?(moment: AttemptMoment): number;
}
