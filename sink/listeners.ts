import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Inbox } from './inbox.js';

/** How long `close` lets requests finish that have begun, in milliseconds. */
const CLOSE_GRACE_MS = 1000;

/** Key and certificate chain in PEM. */
export interface Tls {
  key: string | Buffer;
  cert: string | Buffer;
}

/** What a peer may take. */
export interface Limits {
  /** All headers together; more is answered 431. Default 16 KiB. */
  headerBytes: number;
  /** For the head of a request, default 10 s; then 408. */
  headersTimeoutMs: number;
  /** For a whole request, default 60 s; then 408. */
  requestTimeoutMs: number;
  /** For the next request on a connection, default 65 s: longer than load balancers keep one. */
  keepAliveTimeoutMs: number;
}

const defaultLimits: Limits = {
  headerBytes: 16 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 60_000,
  keepAliveTimeoutMs: 65_000,
};

/** Node looks at its timeouts this often at most. */
const MAX_CHECK_MS = 1000;

export interface ListenerOptions {
  port?: number;
  host?: string;
  tls?: Tls;
  limits?: Partial<Limits>;
  onError: (error: unknown) => void;
}

/** A port and the inboxes that receive there. */
export interface Listener {
  /** Whether it is the sink's own port, where the read API is. */
  isMain: boolean;
  inboxes: readonly Inbox[];
  /** Without a trailing slash. */
  origin: string;
}

export interface Listeners {
  main: Listener;
  all: readonly Listener[];
  close(): Promise<void>;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  listener: Listener;
  /** Gives a signal that is aborted when the peer of a response leaves or the listener closes. */
  signalOf: (response: ServerResponse) => AbortSignal;
}

type Handler = (exchange: Exchange) => Promise<void>;

interface Port {
  port: number;
  isMain: boolean;
  inboxes: Inbox[];
}

/** Opens the sink's port and those of its inboxes; all or none. Rejects with the error of the first that can't listen. */
export async function openListeners(
  options: ListenerOptions,
  inboxes: readonly Inbox[],
  handle: Handler,
): Promise<Listeners> {
  const open: { listener: Listener; close: () => Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(open.map((each) => each.close()));
  };
  try {
    for (const port of portsOf(options.port ?? 0, inboxes)) open.push(await listen(port, options, handle));
  } catch (error) {
    await close();
    throw error;
  }
  const all = open.map(({ listener }) => listener);
  return { main: all[0] as Listener, all, close };
}

/** The sink's own port first; inboxes that name the same port share it, unless it is a free one. */
function portsOf(mainPort: number, inboxes: readonly Inbox[]): Port[] {
  const main: Port = { port: mainPort, isMain: true, inboxes: [] };
  const ports = [main];
  for (const inbox of inboxes) {
    const { port } = inbox.options;
    const found = port === undefined ? main : ports.find((each) => port !== 0 && each.port === port);
    if (found) found.inboxes.push(inbox);
    else ports.push({ port: port ?? 0, isMain: false, inboxes: [inbox] });
  }
  return ports;
}

async function listen(
  { port, isMain, inboxes }: Port,
  { host = '127.0.0.1', tls, limits, onError }: ListenerOptions,
  handle: Handler,
): Promise<{ listener: Listener; close: () => Promise<void> }> {
  const signals = new Set<AbortController>();
  let closing = false;
  const listener: Listener = { isMain, inboxes, origin: '' };

  const signalOf = (response: ServerResponse): AbortSignal => {
    const controller = new AbortController();
    signals.add(controller);
    response.once('close', () => {
      signals.delete(controller);
      controller.abort();
    });
    if (closing) controller.abort();
    return controller.signal;
  };
  const onRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await handle({ request, response, listener, signalOf });
      if (closing) request.socket.destroySoon();
    } catch (error) {
      onError(error);
      response.destroy();
    }
  };

  const server = createServerWith(tls, { ...defaultLimits, ...limits });
  server.on('request', (request, response) => void onRequest(request, response));
  // Node refuses what it does not know of `Expect` by itself; a delivery is kept and answered all the same.
  server.on('checkExpectation', (request, response) => void onRequest(request, response));
  server.listen(port, host);
  await once(server, 'listening');
  server.on('error', onError);
  listener.origin = originOf(server, tls === undefined ? 'http' : 'https');

  const close = async (): Promise<void> => {
    closing = true;
    const ended = new Promise((resolve) => server.close(resolve));
    for (const controller of signals) controller.abort();
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    await ended;
    clearTimeout(cut);
  };
  return { listener, close };
}

function createServerWith(tls: Tls | undefined, limits: Limits): Server {
  const { headerBytes, headersTimeoutMs, requestTimeoutMs, keepAliveTimeoutMs } = limits;
  const options = {
    maxHeaderSize: headerBytes,
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    connectionsCheckingInterval: Math.min(MAX_CHECK_MS, headersTimeoutMs),
  };
  return tls === undefined ? createServer(options) : createTlsServer({ ...options, ...tls });
}

function originOf(server: Server, scheme: 'http' | 'https'): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
