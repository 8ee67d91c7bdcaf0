import type { APIRequest, APIRequestContext } from '@playwright/test';
import { joinedHeaders } from '../../engine/bytes/headers.js';
import { readBody } from '../../engine/bytes/read-body.js';
import type { OutgoingRequest, Transport } from '../../engine/client.js';

/** Headers that a client makes from the connection and the body; one leaves them alone, the other would send them twice. */
const madeByClients: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Whether Playwright's request context sends a request byte for byte as the plain client does, as far as it names what is sent:
 * - its headers have different names, whatever the case, for Playwright keeps one of a name;
 * - it names none that clients make by themselves;
 * - its method is in capitals, which Playwright makes of any;
 * - its body has a content type, which each client would invent in its own way, and goes with a method that takes one.
 */
export function isExpressible({
  method,
  headers,
  body,
}: Pick<OutgoingRequest, 'method' | 'headers' | 'body'>): boolean {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  return (
    new Set(names).size === names.length &&
    !names.some((name) => madeByClients.has(name)) &&
    method === method.toUpperCase() &&
    (body === undefined || (names.includes('content-type') && method !== 'GET' && method !== 'HEAD'))
  );
}

/** Playwright's request context as a way to send, so that its traces and its UI show the calls. */
export interface PlaywrightTransport {
  send: Transport;
  close(): Promise<void>;
}

/** @param plain sends what the request context cannot express */
export function playwrightTransport(playwright: Pick<APIRequest, 'newContext'>, plain: Transport): PlaywrightTransport {
  const contexts: Promise<APIRequestContext>[] = [];
  let current: Promise<APIRequestContext> | undefined;

  const context = (): Promise<APIRequestContext> => {
    if (!current) contexts.push((current = playwright.newContext()));
    return current;
  };

  return {
    async send(url, request, timeoutMs) {
      if (!isExpressible(request)) return plain(url, request, timeoutMs);
      const { method, headers, body } = request;
      try {
        const response = await (
          await context()
        ).fetch(url.href, {
          method,
          headers,
          timeout: timeoutMs,
          maxRedirects: 0,
          maxRetries: 0,
          failOnStatusCode: false,
          // Of a text Playwright would make JSON where that is the content type and the text is none.
          ...(body === undefined ? {} : { data: Buffer.from(body, 'utf8') }),
        });
        const received = response.headersArray().map(({ name, value }): [string, string] => [name, value]);
        const bytes = await response.body();
        await response.dispose();
        // A context would send the cookie with its next request; the next one gets a context of its own.
        if (received.some(([name]) => name.toLowerCase() === 'set-cookie')) current = undefined;
        const joined = joinedHeaders(received);
        const { 'content-encoding': _done, ...unpacked } = joined;
        return {
          response: {
            status: response.status(),
            headers: joined,
            body: readBody(bytes, unpacked).text,
            wire: { bytes, headers: received, unpacked: true },
          },
        };
      } catch (error) {
        throw withoutCallLog(error as Error);
      }
    },
    async close() {
      for (const opened of contexts) await (await opened).dispose();
    },
  };
}

/** Playwright's messages end with a log of the call, key included. */
function withoutCallLog({ message }: Error): Error {
  const [first = ''] = message.replace(/^apiRequestContext\.\w+: /, '').split('\n');
  const [code] = /\bE[A-Z_]{3,}\b/.exec(first) ?? [];
  return Object.assign(new Error(first), code === undefined ? {} : { code });
}
