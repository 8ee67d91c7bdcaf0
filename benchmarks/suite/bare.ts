import { Agent, request as httpRequest } from 'node:http';
import type { OutgoingRequest, Transport } from '../../engine/transport.js';
import type { Place } from './place.js';

/** A request that a suite has sent. */
export interface Sent {
  method: string;
  /** From the root. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** What it was answered with; 0 where nothing was. */
  status: number;
}

/** Sends a request and reads its answer whole, without looking at it; gives its status. */
export interface BareClient {
  name: string;
  send(url: string, request: Sent): Promise<number>;
  close(): void;
}

/** What Node has built in for everybody. */
export function fetchClient(): BareClient {
  return {
    name: 'fetch',
    async send(url, { method, headers, body }) {
      const response = await fetch(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        redirect: 'manual',
      });
      await response.arrayBuffer();
      return response.status;
    },
    close: () => undefined,
  };
}

/** The leanest that Node can do: every request over one kept connection of `node:http`. */
export function leanClient(): BareClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    name: 'node:http',
    send: (url, { method, headers, body }) =>
      new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
        const request = httpRequest(url, { method, headers: { ...headers, ...length }, agent }, (response) => {
          response.on('data', () => undefined);
          response.once('end', () => resolve(response.statusCode ?? 0));
          response.once('error', reject);
        });
        request.once('error', reject);
        request.end(body);
      }),
    close: () => agent.destroy(),
  };
}

const plainFetch = globalThis.fetch;

/** Notes every request that goes to the sandbox: those of the suite, by its transport, and the operator's, by `fetch`. */
export class Notes {
  readonly sent: Sent[] = [];
  readonly #base: string;

  constructor({ sandboxUrl }: Place) {
    this.#base = sandboxUrl;
  }

  /** A transport whose requests are noted. */
  over(transport: Transport): Transport {
    return async (url, request, timeoutMs) => {
      const note = this.#note(url.href, request);
      const answer = await transport(url, request, timeoutMs);
      note.status = answer.response?.status ?? 0;
      return answer;
    };
  }

  /** Does something whose calls of `fetch` are noted. */
  async during(act: () => Promise<void>): Promise<void> {
    globalThis.fetch = async (input, init = {}) => {
      const url = input instanceof URL ? input.href : String(input);
      if (!url.startsWith(this.#base)) return plainFetch(input, init);
      const { method = 'GET', body } = init;
      const note = this.#note(url, {
        method,
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(typeof body === 'string' ? { body } : {}),
      });
      const response = await plainFetch(input, init);
      note.status = response.status;
      return response;
    };
    try {
      await act();
    } finally {
      globalThis.fetch = plainFetch;
    }
  }

  #note(url: string, { method, headers, body }: Pick<OutgoingRequest, 'method' | 'headers' | 'body'>): Sent {
    const path = url.slice(this.#base.length);
    const note = { method, path, headers, ...(body === undefined ? {} : { body }), status: 0 };
    this.sent.push(note);
    return note;
  }
}
