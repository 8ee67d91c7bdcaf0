import type { Exchange } from './exchange.js';

export interface OutgoingRequest {
  operationId: string;
  method: string;
  /** Path and query, from the root. */
  path: string;
  /** Path before it, where the address of the target has none of its own. */
  basePath?: string;
  headers: Record<string, string>;
  body?: string;
}

/** What a transport brings back: an answer, one that is broken, or of a broken one nothing that could be read. */
export type TransportAnswer = Pick<Exchange, 'response' | 'broken'>;

/**
 * One way to send a request and read its answer: no redirects followed, no cookies kept, nothing sent twice that could
 * take effect twice.
 * @throws Error where nothing was answered in time
 */
export type Transport = (url: URL, request: OutgoingRequest, timeoutMs: number) => Promise<TransportAnswer>;
