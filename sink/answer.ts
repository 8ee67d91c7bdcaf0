import type { ServerResponse } from 'node:http';

/** A whole HTTP answer, ready to be sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const BODILESS: readonly number[] = [204, 205, 304];

/** An answer whose body is a value as JSON; statuses that allow no body get none. */
export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  if (BODILESS.includes(status)) return { status, headers, body: Buffer.alloc(0) };
  const body = Buffer.from(JSON.stringify(value));
  const described = { 'content-type': 'application/json', 'content-length': String(body.length), ...headers };
  return { status, headers: described, body };
}

/** Hands an answer to the socket; without effect where the peer has gone. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}
