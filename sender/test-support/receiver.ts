import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as it arrived. */
export interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A partner's host in tests. */
export interface Receiver {
  url: string;
  received: Received[];
  /** Resolves once so many requests have arrived. */
  count(atLeast: number): Promise<void>;
  close(): Promise<void>;
}

/** Gives the status to answer with; `undefined` leaves the request without an answer. */
export type StatusChoice = (received: Received, index: number) => number | undefined;

/** Starts a host that keeps what it receives. */
export async function startReceiver(answer: StatusChoice = () => 200): Promise<Receiver> {
  const received: Received[] = [];
  const waiting: { atLeast: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    void accept(request, response);
  });

  const accept = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const entry = { path: request.url ?? '', headers, body: Buffer.concat(chunks).toString() };
    received.push(entry);
    const status = answer(entry, received.length - 1);
    for (const { atLeast, resolve } of waiting) if (received.length >= atLeast) resolve();
    if (status !== undefined) response.writeHead(status).end();
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    count: (atLeast) =>
      new Promise((resolve) => {
        if (received.length >= atLeast) resolve();
        else waiting.push({ atLeast, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
