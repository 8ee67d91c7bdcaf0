import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { setTimeout as realWait } from 'node:timers/promises';
import { deadlineAfter } from '../../engine/deadline.js';

/** A request to the receiver, sent as it is described: headers and body may be wrong on purpose. */
export interface Outgoing {
  url: URL;
  method: string;
  headers: Readonly<Record<string, string>>;
  /** Sent one after another, with the pause between them. */
  pieces: readonly Uint8Array[];
  pauseMs?: number;
  /** Whether the length is stated; chunks otherwise. */
  chunked?: boolean;
  /** The length that is stated in place of the right one: more than is sent keeps the receiver waiting. */
  statedLength?: number;
  /** Where the connection is dropped: after the pieces, before an answer is awaited. */
  drop?: boolean;
  /** Drops the connection once this settles, where the body is held back. */
  until?: Promise<void>;
}

/** What came of a request. */
export type Sent =
  | { kind: 'status'; status: number; body: string; ms: number; location?: string }
  | { kind: 'closed'; code: string; ms: number }
  | { kind: 'silent'; ms: number }
  | { kind: 'dropped'; ms: number };

/** So much of an answer is looked at; the rest is read and forgotten. */
const mostBody = 4 * 1024 * 1024;

/**
 * Sends a request over a connection of its own and waits for the whole answer. Redirects are not followed. It never rejects: what went
 * wrong is what came of it.
 */
export function send(outgoing: Outgoing, deadlineMs: number): Promise<Sent> {
  const began = performance.now();
  const ms = (): number => Math.round(performance.now() - began);
  return new Promise((resolve) => {
    const request = open(outgoing);
    const deadline = deadlineAfter(deadlineMs, () => end({ kind: 'silent', ms: ms() }));
    const end = (sent: Sent): void => {
      deadline.clear();
      request.destroy();
      resolve(sent);
    };
    request.on('error', (error: NodeJS.ErrnoException) => end({ kind: 'closed', code: codeOf(error), ms: ms() }));
    request.on('response', (response) => {
      void bodyOf(response).then(
        (body) => end(answered(response, body, ms())),
        () => end({ kind: 'closed', code: 'ECONNRESET', ms: ms() }),
      );
    });
    void write(request, outgoing).then(() => {
      if (outgoing.drop) end({ kind: 'dropped', ms: ms() });
    });
    void outgoing.until?.then(() => end({ kind: 'dropped', ms: ms() }));
  });
}

function answered({ statusCode = 0, headers }: IncomingMessage, body: string, ms: number): Sent {
  const { location } = headers;
  return { kind: 'status', status: statusCode, body, ms, ...(location === undefined ? {} : { location }) };
}

function codeOf({ code, message }: NodeJS.ErrnoException): string {
  return code ?? message;
}

function open({ url, method, headers, pieces, chunked, statedLength }: Outgoing): ClientRequest {
  const total = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  const length = statedLength ?? total;
  const framing: Record<string, string> = chunked
    ? { 'Transfer-Encoding': 'chunked' }
    : length === 0 && method === 'GET'
      ? {}
      : { 'Content-Length': String(length) };
  const connect = url.protocol === 'https:' ? requestHttps : requestHttp;
  return connect(url, { method, headers: { ...headers, ...framing }, agent: false });
}

/** Writes the pieces; resolves when the system has taken them, early where the connection is gone. */
async function write(request: ClientRequest, outgoing: Outgoing): Promise<void> {
  const { pieces, pauseMs = 0, drop, until } = outgoing;
  request.flushHeaders();
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 && pauseMs > 0) await realWait(pauseMs);
    if (request.destroyed) return;
    await new Promise<void>((resolve) => request.write(piece, () => resolve()));
  }
  if (drop === undefined && until === undefined) request.end();
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (size < mostBody) chunks.push(chunk);
    size += chunk.byteLength;
  }
  return Buffer.concat(chunks).subarray(0, mostBody).toString('utf8');
}
