import type { ReceivedDelivery } from './exchange.js';

/** Which deliveries: of a webhook, with a value at a place of the body where one is named. */
export interface DeliveryFilter {
  webhookId: string;
  about?: { pointer: string; equals: string };
}

/** Where the deliveries of a run arrive. */
export interface Inbox {
  /** Waits until at least `count` matching deliveries are there, or until `timeoutMs` has passed; gives what is there. */
  waitFor(filter: DeliveryFilter, count: number, timeoutMs: number): Promise<ReceivedDelivery[]>;
  /** Everything that has arrived since a moment (milliseconds since the epoch), on listed paths and on others. */
  since(moment: number): Promise<ReceivedDelivery[]>;
  /** Answers the deliveries on a path with these steps in turn, the last one again and again; without steps as before. */
  script(path: string, steps: readonly AnswerStep[]): Promise<void>;
}

/** One scripted answer: a status or the name of a preset of the sink, or what it consists of. */
export type AnswerStep = number | string | { status?: number; headers?: Record<string, string>; delayMs?: number };
