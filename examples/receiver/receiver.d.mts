import type { Server } from 'node:http';

export interface ReceiverOptions {
  /** What the provider sends in the Authorization header. */
  token: string;
  /** Of signatures by Standard Webhooks; without it none is asked for. */
  secret?: string;
  now?: () => number;
}

/** A receiver; it is not listening yet. */
export function createReceiver(options: ReceiverOptions): Server;
