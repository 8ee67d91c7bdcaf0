import { Agent as HttpAgent, request as httpRequest, type AgentOptions, type ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';

/** How long a proxy may take to open a way to a host, in milliseconds. */
const openMs = 30_000;

type Created = (error: Error | null, socket?: Socket) => void;
interface Place {
  host?: string | null | undefined;
  port?: number | string | null | undefined;
}

/** Whom Node hands a connection that is there, or an error. */
type Callback = (error: Error | null, stream: Duplex) => void;

/** What a proxy wants to know of the caller, where its address names a user. */
function authorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(text).toString('base64')}` };
}

/**
 * Has a proxy open a way to a host (`CONNECT`, RFC 9110, 9.3.6), over which bytes go as they are. A proxy that opens none is an error
 * and never an answer of the host.
 */
function openWay(proxy: URL, place: Place, done: Created): void {
  const host = place.host ?? '';
  const send = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
  const authority = `${host.includes(':') ? `[${host}]` : host}:${place.port ?? ''}`;
  const request = send({
    host: proxy.hostname,
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...authorization(proxy) },
    timeout: openMs,
    agent: false,
  });
  const failed = (why: string, cause?: NodeJS.ErrnoException): void =>
    done(
      Object.assign(new Error(`the proxy ${proxy.host} ${why}`, { cause }), cause?.code ? { code: cause.code } : {}),
    );
  request.once('connect', ({ statusCode = 0 }, socket: Socket, head) => {
    if (statusCode < 200 || statusCode > 299) {
      socket.destroy();
      failed(`opens no way to ${authority}: it answered ${statusCode}`);
      return;
    }
    if (head.length > 0) socket.unshift(head);
    socket.setTimeout(0);
    done(null, socket);
  });
  request.once('response', ({ statusCode = 0 }) => {
    request.destroy();
    failed(`opens no way to ${authority}: it answered ${statusCode}`);
  });
  request.once('timeout', () => request.destroy(new Error('timeout')));
  request.once('error', (error) => failed(`cannot be used: ${error.message}`, error));
  request.end();
}

/** Connections to hosts without TLS, through a proxy. */
export class PlainTunnelAgent extends HttpAgent {
  readonly #proxy: URL;

  constructor(proxy: URL, options: AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(place: ClientRequestArgs, done?: Callback): undefined {
    openWay(this.#proxy, place, once(done));
  }
}

/** Connections to hosts with TLS, through a proxy that sees nothing of them. */
export class TlsTunnelAgent extends HttpsAgent {
  readonly #proxy: URL;

  constructor(proxy: URL, options: AgentOptions & ConnectionOptions) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(place: ClientRequestArgs & ConnectionOptions, done?: Callback): undefined {
    const created = once(done);
    openWay(this.#proxy, place, (error, socket) => {
      if (error || !socket) created(error);
      else created(null, connectTls({ ...(place as ConnectionOptions), socket }));
    });
  }
}

/** A destroyed request tells of its end more than once. */
function once(done: Callback | undefined): Created {
  let isDone = false;
  return (error, socket) => {
    if (isDone) return;
    isDone = true;
    // Beside an error Node looks at no connection.
    done?.(error, socket as Duplex);
  };
}
