import { performance } from 'node:perf_hooks';
import type { Exchange } from './exchange.js';
import type { Obstacle } from './record/skip-causes.js';

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

/**
 * One way to send a request and read its answer: no redirects followed, no retries, no cookies kept.
 * @throws Error where no whole answer came in time
 */
export type Transport = (
  url: URL,
  request: OutgoingRequest,
  timeoutMs: number,
) => Promise<NonNullable<Exchange['response']>>;

export interface ClientOptions {
  baseUrl: string;
  /** Hosts (with port) that may be called; everything else is refused before it is sent. */
  allowedHosts: readonly string[];
  timeoutMs?: number;
  now?: () => number;
  /** Ids of exchanges, unique within the run. */
  nextId: () => string;
  /** `fetch` by default. */
  transport?: Transport;
}

/** Sends by `fetch`. */
export const overFetch: Transport = async (url, { method, headers, body }, timeoutMs) => {
  // `AbortSignal.timeout` would keep every request and answer in memory until its time is over.
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
    timeoutMs,
  );
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: late.signal,
      ...(body === undefined ? {} : { body }),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  } finally {
    clearTimeout(timer);
  }
};

/**
 * A client that sends each request once. A request that gets no answer gives an exchange with `error`.
 * @throws Error when a request would leave the allowed hosts
 */
export function createClient(options: ClientOptions): HttpClient {
  const { baseUrl, allowedHosts, timeoutMs = 30_000, now = Date.now, nextId, transport = overFetch } = options;
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
        exchange.response = await transport(url, request, timeoutMs);
      } catch (error) {
        const cause = (error as Error).cause as { code?: string; message?: string } | undefined;
        exchange.error = cause?.code ?? cause?.message ?? (error as Error).message;
      }
      exchange.durationMs = Math.round((performance.now() - started) * 100) / 100;
      return exchange;
    },
  };
}

/** The exchange that stands for a request that may not be sent. */
export function withheld(
  { operationId, method, path, headers, body }: OutgoingRequest,
  startedAt: number,
  obstacle: Obstacle,
): Exchange {
  return {
    id: 'none',
    operationId,
    request: { method, url: path, headers, ...(body === undefined ? {} : { body }) },
    error: `not sent: ${obstacle.reason}`,
    withheld: obstacle,
    startedAt,
    durationMs: 0,
  };
}
