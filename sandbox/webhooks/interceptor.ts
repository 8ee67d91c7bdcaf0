import type { Facts } from '../../contracts/model/types.js';
import type { JsonObject } from '../json.js';

/** The delivery attempt that an interceptor is asked about. */
export interface AttemptMoment {
  webhookId: string;
  /** From 1. */
  attempt: number;
  facts: Facts;
}

/** The points at which faults may change what the dispatcher does. */
export interface WebhookInterceptor<Moment = AttemptMoment> {
  /** The payload to send in place of the right one, which must stay as it is. */
  payload?(payload: JsonObject, moment: Moment): JsonObject;
  /** The headers to send in place of the right ones. */
  headers?(headers: Readonly<Record<string, string>>, moment: Moment): Record<string, string>;
  /** How many more times an acknowledged delivery is sent; asked once per event. */
  repeats?(moment: Moment): number;
}
