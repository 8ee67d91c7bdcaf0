import type { ReceivedDelivery } from './exchange.js';

/** Which deliveries: of a webhook, with a value at a place of the body. */
export interface DeliveryFilter {
  webhookId: string;
  pointer: string;
  equals: string;
}

/** Where the deliveries of a run arrive. */
export interface Inbox {
  /** Waits until at least `count` matching deliveries are there, or until `timeoutMs` has passed; gives what is there. */
  waitFor(filter: DeliveryFilter, count: number, timeoutMs: number): Promise<ReceivedDelivery[]>;
}
