import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tellableEnds, type LiveEvent, type TellableEnd } from './events.js';
import { livePage } from './page.js';

/** A page of this machine that shows a certification as it happens. */
export interface Live {
  /** Where the page is: whoever does not know the address gets nothing. */
  url: string;
  send(event: LiveEvent): void;
  /** How the person who carries out a flow says that it ended. @throws what the signal was aborted for */
  told(flow: string, signal: AbortSignal): Promise<TellableEnd>;
  /** Closes the server; pages that are open keep what they show. */
  close(): void;
}

/** The largest body that the page sends. */
const mostBody = 1000;

/**
 * Serves the live page on the loopback address.
 * @param port a free one where it is left out
 */
export async function startLive(port = 0): Promise<Live> {
  const session = new LiveSession(`/${randomBytes(16).toString('hex')}`);
  const server = createServer((request, response) => {
    void session.answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${session.base}/`,
    send: (event) => session.send(event),
    told: (flow, signal) => session.told(flow, signal),
    close() {
      session.endStreams();
      server.close();
      server.closeIdleConnections();
    },
  };
}

class LiveSession {
  readonly #events: string[] = [];
  readonly #streams = new Set<ServerResponse>();
  #awaited: { flow: string; resolve: (end: TellableEnd) => void } | undefined;

  constructor(readonly base: string) {}

  send(event: LiveEvent): void {
    const text = `id: ${this.#events.length}\ndata: ${JSON.stringify(event)}\n\n`;
    this.#events.push(text);
    for (const stream of this.#streams) stream.write(text);
  }

  told(flow: string, signal: AbortSignal): Promise<TellableEnd> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', stop, { once: true });
      this.#awaited = {
        flow,
        resolve(end) {
          signal.removeEventListener('abort', stop);
          resolve(end);
        },
      };
    });
  }

  endStreams(): void {
    for (const stream of this.#streams) stream.end();
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = `${request.method} ${request.url}`;
    if (route === `GET ${this.base}/`) response.writeHead(200, livePage.headers).end(livePage.body);
    else if (route === `GET ${this.base}/events`) this.#stream(request, response);
    else if (route === `POST ${this.base}/ended`)
      response.writeHead(this.#take(await bodyOf(request)) ? 204 : 409, noStore).end();
    else response.writeHead(404, noStore).end();
  }

  /** Everything that happened since the event that the page has last, and all that comes. */
  #stream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', ...noStore });
    const last = Number(request.headers['last-event-id'] ?? -1);
    response.write('retry: 500\n\n');
    for (const text of this.#events.slice(Number.isInteger(last) ? last + 1 : 0)) response.write(text);
    this.#streams.add(response);
    response.once('close', () => this.#streams.delete(response));
  }

  /** Whether what a page tells is an end of the flow that is awaited. */
  #take(text: string): boolean {
    const { flow, ended } = toldIn(text);
    const end = tellableEnds.find((known) => known === ended);
    const awaited = this.#awaited;
    if (!awaited || end === undefined || awaited.flow !== flow) return false;
    this.#awaited = undefined;
    awaited.resolve(end);
    return true;
  }
}

const noStore = { 'cache-control': 'no-store' };

function toldIn(text: string): { flow?: unknown; ended?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>)
    if (text.length < mostBody) text += chunk.toString('utf8');
  return text;
}
