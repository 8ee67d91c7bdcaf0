import { performance } from 'node:perf_hooks';
import { usualAnswerLimits } from './answer-limits.js';
import type { Exchange } from './exchange.js';
import { httpTransport } from './http-transport.js';
import type { Obstacle } from './record/skip-causes.js';
import type { OutgoingRequest, Transport } from './transport.js';

export type { OutgoingRequest, Transport } from './transport.js';

/** Sends requests to one target and to nothing else. */
export interface HttpClient {
  send(request: OutgoingRequest): Promise<Exchange>;
}

export interface ClientOptions {
  baseUrl: string;
  /** Hosts (with port) that may be called; everything else is refused before it is sent. */
  allowedHosts: readonly string[];
  /** From the request to the last byte of the answer. */
  timeoutMs?: number;
  now?: () => number;
  /** Ids of exchanges, unique within the run. */
  nextId: () => string;
  /** Headers that go along with every request, by lower-case name; those of a request itself come first. */
  headers?: Readonly<Record<string, string>>;
  /** `httpTransport` with the usual limits by default. */
  transport?: Transport;
}

/**
 * A client that sends each request once. A request that gets no answer gives an exchange with `error`, a
 * broken answer one with `broken`.
 * @throws Error when a request would leave the allowed hosts
 */
export function createClient(options: ClientOptions): HttpClient {
  const {
    baseUrl,
    allowedHosts,
    timeoutMs = usualAnswerLimits.totalMs,
    now = Date.now,
    nextId,
    transport = httpTransport(),
    headers = {},
  } = options;
  return {
    async send(asked) {
      const request = { ...asked, headers: { ...headersBeside(asked.headers, headers), ...asked.headers } };
      const url = new URL(addressOf(baseUrl, request));
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
        Object.assign(exchange, await transport(url, request, timeoutMs));
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        exchange.error = code ?? message;
      }
      exchange.durationMs = Math.round((performance.now() - started) * 100) / 100;
      return exchange;
    },
  };
}

/** Headers that a request does not have itself, in whatever case. */
function headersBeside(
  own: OutgoingRequest['headers'],
  fixed: Readonly<Record<string, string>>,
): Record<string, string> {
  const taken = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(fixed).filter(([name]) => !taken.has(name)));
}

/** Where a request goes: an address with a path of its own stands for that of the API's server. */
function addressOf(baseUrl: string, { basePath = '', path }: OutgoingRequest): string {
  const hasOwn = new URL(baseUrl).pathname !== '/';
  return baseUrl.replace(/\/$/, '') + (hasOwn ? '' : basePath) + path;
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
