import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Inbox } from './inbox.js';
import type { Journal } from './journal.js';
import { pathAndQueryOf } from './path.js';
import type { Delivery } from './types.js';

/** Deliveries whose relays are remembered; those of older ones are forgotten. */
const MAX_REMEMBERED = 1000;
const TIMEOUT_MS = 30_000;

/** Of one connection (RFC 9110 section 7.6.1), or decided anew for the next; everything else is passed on. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['host', 'content-length', 'expect'],
]);

/** What came of passing a delivery on once. */
export interface RelayResult {
  /** Milliseconds since the epoch. */
  sentAt: number;
  durationMs: number;
  /** Of the handler's answer; `null` where there was none. */
  status: number | null;
  /** Why there was no answer. */
  error: string | null;
}

export interface Relays {
  /** What came of passing a delivery on, as far as it is remembered. */
  of(sequence: number): readonly RelayResult[];
  /** Passes a delivery on and remembers what came of it; an aborted signal is a result as well. */
  send(delivery: Delivery, to: URL, signal?: AbortSignal): Promise<RelayResult>;
}

/** @param onRelay told of each result */
export function createRelays(now: () => number, onRelay: (delivery: Delivery, result: RelayResult) => void): Relays {
  const results = new Map<number, RelayResult[]>();
  return {
    of: (sequence) => results.get(sequence) ?? [],
    async send(delivery, to, signal) {
      const result = await relay(delivery, to, now, signal);
      const known = results.get(delivery.sequence) ?? [];
      results.delete(delivery.sequence);
      results.set(delivery.sequence, [...known, result]);
      const [oldest] = results.keys();
      if (results.size > MAX_REMEMBERED && oldest !== undefined) results.delete(oldest);
      onRelay(delivery, result);
      return result;
    },
  };
}

/**
 * Passes on what arrives in an inbox after this moment, in order and one at a time, until the signal is aborted. It follows the
 * journal: a slow handler delays nobody but itself, and what waits for it waits on disk.
 */
export async function forwardInbox(inbox: Inbox, journal: Journal, relays: Relays, signal: AbortSignal): Promise<void> {
  const { name, forward } = inbox.options;
  if (forward === undefined) return;
  for await (const delivery of journal.follow(journal.length, signal))
    if (delivery.inbox === name) await relays.send(delivery, forward, signal);
}

/**
 * Sends a delivery to a handler as it was received: method, path and query (below the handler's own path), body, and headers
 * spelt and ordered as they came, `Authorization` included; only what belongs to one connection is left out.
 * Never rejects: no answer is a result as well.
 */
export async function relay(
  delivery: Delivery,
  to: URL,
  now: () => number,
  signal?: AbortSignal,
): Promise<RelayResult> {
  const sentAt = now();
  try {
    const status = await statusOf(delivery, to, signal);
    return { sentAt, durationMs: now() - sentAt, status, error: null };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { sentAt, durationMs: now() - sentAt, status: null, error: code ?? message };
  }
}

function statusOf(delivery: Delivery, to: URL, signal?: AbortSignal): Promise<number> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const body = Buffer.from(delivery.bodyBase64, 'base64');
  const request = to.protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const call = request(
      {
        hostname: to.hostname.replace(/^\[|\]$/g, ''),
        port: to.port,
        method: delivery.method,
        path: to.pathname.replace(/\/$/, '') + pathAndQueryOf(delivery.path),
        headers: relayedHeaders(delivery, to.host, body.length),
        // A connection of its own: the handler may be restarted at any time.
        agent: false,
        signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      },
      (answer: IncomingMessage) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
        answer.once('error', reject);
      },
    );
    call.once('error', reject);
    call.end(body);
  });
}

/** Names and values in turn, as Node writes them unchanged. */
function relayedHeaders({ headers, headerNames }: Delivery, host: string, bodyBytes: number): string[] {
  const passed = headers.flatMap(([name, value], index) =>
    OWN_HEADERS.has(name) ? [] : [headerNames[index] ?? name, value],
  );
  const length = bodyBytes > 0 || headers.some(([name]) => name === 'content-length');
  return ['Host', host, ...passed, ...(length ? ['Content-Length', String(bodyBytes)] : []), 'Connection', 'close'];
}
