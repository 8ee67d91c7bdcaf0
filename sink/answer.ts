import type { ServerResponse } from 'node:http';

/** A whole HTTP answer, ready to be sent. */
export interface OutgoingAnswer {
  status: number;
  headers: Record<string, string>;
  /** Text where it is text: Node sends it in one piece with the head. */
  body: string | Buffer;
}

const BODILESS: readonly number[] = [204, 205, 304];

/** Whether an answer of this status may have a body. */
export function allowsBody(status: number): boolean {
  return !BODILESS.includes(status);
}

/** An answer whose body is a value as JSON; statuses that allow no body get none. */
export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): OutgoingAnswer {
  if (!allowsBody(status)) return { status, headers, body: '' };
  const body = JSON.stringify(value);
  const described = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
  return { status, headers: described, body };
}

/** Hands an answer to the socket; without effect where the peer has gone. */
export function send(response: ServerResponse, { status, headers, body }: OutgoingAnswer): void {
  response.writeHead(status, headers).end(body);
}
