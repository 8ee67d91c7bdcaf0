import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

export interface RawServer {
  url: string;
  /** Every connection, with what arrived over it so far. */
  connections: { text: string }[];
}

/** A server on a free loopback port that answers bytes: `answer` runs for each request line and head that arrived. */
export async function rawServer(t: TestContext, answer: (socket: Socket, head: string) => void): Promise<RawServer> {
  const connections: { text: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const connection = { text: '' };
    let pending = '';
    connections.push(connection);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      connection.text += part.toString('latin1');
      pending += part.toString('latin1');
      for (let end = pending.indexOf('\r\n\r\n'); end >= 0; end = pending.indexOf('\r\n\r\n')) {
        const head = pending.slice(0, end);
        pending = pending.slice(end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0));
        answer(socket, head);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, connections };
}
