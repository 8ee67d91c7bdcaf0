import { performance } from 'node:perf_hooks';
import type { Exchange } from './exchange.js';

export interface OutgoingRequest {
  operationId: string;
  method: string;
  /** Path and query, from the root. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Sends requests to one target and to nothing else. */
export interface HttpClient {
  send(request: OutgoingRequest): Promise<Exchange>;
}

export interface ClientOptions {
  baseUrl: string;
  /** Hosts (with port) that may be called; everything else is refused before it is sent. */
  allowedHosts: readonly string[];
  timeoutMs?: number;
  now?: () => number;
  /** Ids of exchanges, unique within the run. */
  nextId: () => string;
}

/**
 * A client over `fetch`: no redirects followed, no retries. A request that gets no answer gives an exchange with `error`.
 * @throws Error when a request would leave the allowed hosts
 */
export function createClient(options: ClientOptions): HttpClient {
  const { baseUrl, allowedHosts, timeoutMs = 30_000, now = Date.now, nextId } = options;
  return {
    async send(request) {
      const url = new URL(baseUrl.replace(/\/$/, '') + request.path);
      if (!allowedHosts.includes(url.host))
        throw new Error(
          `${url.host} is not the target of this run (${allowedHosts.join(', ')}); the request was not sent`,
        );
      const started = performance.now();
      const exchange: Exchange = {
        id: nextId(),
        operationId: request.operationId,
        request: {
          method: request.method,
          url: url.href,
          headers: request.headers,
          ...(request.body === undefined ? {} : { body: request.body }),
        },
        startedAt: now(),
        durationMs: 0,
      };
      try {
        const response = await fetch(url, {
          method: request.method,
          headers: request.headers,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
          ...(request.body === undefined ? {} : { body: request.body }),
        });
        exchange.response = {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await response.text(),
        };
      } catch (error) {
        const cause = (error as Error).cause as { code?: string; message?: string } | undefined;
        exchange.error = cause?.code ?? cause?.message ?? (error as Error).message;
      }
      exchange.durationMs = Math.round((performance.now() - started) * 100) / 100;
      return exchange;
    },
  };
}
