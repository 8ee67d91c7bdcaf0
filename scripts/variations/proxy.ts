import { Agent, createServer, request as openRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Header, Message, Side, Travel, Variation, Way } from './variation.js';

/** Something that stands between two that speak HTTP, and changes how what passes it looks. */
export interface Proxy {
  url: string;
  /** How many messages were changed or travelled in another way. */
  varied(): number;
  close(): Promise<void>;
}

/** Headers of one connection, and of how a body is framed. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host', 'expect']);

function headersOf({ rawHeaders }: IncomingMessage): Header[] {
  return rawHeaders.flatMap((name, index): Header[] =>
    index % 2 === 0 && !hopByHop.has(name.toLowerCase()) ? [[name, rawHeaders[index + 1] ?? '']] : [],
  );
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** The body in pieces of these sizes, the last size again and again; whole where none is named. */
function* piecesOf(body: Buffer, sizes: readonly number[]): Generator<Buffer> {
  let at = 0;
  for (let index = 0; at < body.length; index += 1) {
    const size = sizes[Math.min(index, sizes.length - 1)] ?? body.length;
    yield body.subarray(at, at + size);
    at += size;
  }
}

async function writeIn(
  out: { write(piece: Buffer): unknown; end(): unknown },
  body: Buffer,
  sizes: readonly number[],
): Promise<void> {
  for (const piece of piecesOf(body, sizes)) {
    out.write(piece);
    // What is written in one turn may leave as one.
    await new Promise((resolve) => setImmediate(resolve));
  }
  out.end();
}

interface Onward {
  target: URL;
  method: string;
  path: string;
  headers: readonly Header[];
  body: Buffer;
  travel: Travel;
  agent: Agent | false;
}

/** Sends a message on and gives the whole answer. */
async function sendOn({ target, method, path, headers, body, travel, agent }: Onward): Promise<Message> {
  const { pieces, asksFirst = false } = travel;
  const hasBody = body.length > 0;
  const framing: Header[] = !hasBody
    ? [['Content-Length', '0']]
    : pieces
      ? [['Transfer-Encoding', 'chunked']]
      : [['Content-Length', String(body.length)]];
  const needsFraming = hasBody || !['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(method);
  const all: Header[] = [
    ['Host', target.host],
    ...headers,
    ...(needsFraming ? framing : []),
    ...(asksFirst && hasBody ? [['Expect', '100-continue'] as const] : []),
  ];
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const { hostname: host, port } = target;
    const sent = openRequest({ host, port, method, path, agent, headers: all.flat() });
    sent.on('error', reject);
    sent.on('response', resolve);
    const write = (): void => void writeIn(sent, body, pieces ?? []);
    if (asksFirst && hasBody) {
      sent.flushHeaders();
      sent.once('continue', write);
    } else write();
  });
  return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: await bodyOf(answer) };
}

/** Status line, headers and body as an HTTP/1.0 server writes them: the end of the connection is that of the body. */
function writeAsOld(socket: Socket, { status = 0, headers, body }: Message): void {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.write(Buffer.from(`HTTP/1.0 ${status} OK\r\n${lines}\r\n`, 'latin1'));
  socket.end(body);
}

async function answerWith(response: ServerResponse, message: Message, travel: Travel, method: string): Promise<void> {
  const { status = 0, headers, body } = message;
  const { pieces, ends, oldServer, interim, reason } = travel;
  const socket = response.socket;
  if (oldServer && socket) return writeAsOld(socket, message);
  if (interim === 'processing') response.writeProcessing();
  if (interim === 'early-hints') response.writeEarlyHints({ link: '</style.css>; rel=preload' });
  const hasBody = method !== 'HEAD' && status !== 204 && status !== 304;
  const framing: Header[] = hasBody && !pieces ? [['Content-Length', String(body.length)]] : [];
  const connection: Header[] = ends === 'announced' ? [['Connection', 'close']] : [];
  response.sendDate = false;
  if (ends === 'silently') response.on('finish', () => socket?.end());
  const all = [...headers, ...framing, ...connection].flat();
  if (reason === undefined) response.writeHead(status, all);
  else response.writeHead(status, reason, all);
  if (hasBody) await writeIn(response, body, pieces ?? []);
  else response.end();
}

/**
 * A proxy on a port of its own of this machine.
 * @param side whether it stands before the API, whose answers vary, or before the sink, where what is sent to it varies
 */
export async function startProxy(target: string, side: Side, variation: Variation): Promise<Proxy> {
  const targetUrl = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const onPath = new Map<string, number>();
  let [number, count] = [0, 0];

  const wayOf = ({ method = '', url = '', headers }: IncomingMessage): Way => {
    const path = url.split('?')[0] ?? '';
    number += 1;
    const numberOnPath = (onPath.get(path) ?? 0) + 1;
    onPath.set(path, numberOnPath);
    const accepts = String(headers['accept-encoding'] ?? '')
      .split(',')
      .map((name) => name.split(';')[0]?.trim() ?? '');
    return { side, number, numberOnPath, method, path, accepts };
  };
  const vary = (message: Message, way: Way): { message: Message; travel: Travel } => {
    if (!variation.sides.includes(side)) return { message, travel: {} };
    const changed = variation.change?.(message, way);
    const travel = variation.travel?.(message, way);
    if (changed || travel) count += 1;
    return { message: changed ?? message, travel: travel ?? {} };
  };

  const passAnswer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '' } = request;
    const body = await bodyOf(request);
    const onward = { target: targetUrl, method, path, headers: headersOf(request), body, travel: {}, agent };
    const { message, travel } = vary(await sendOn(onward), wayOf(request));
    if (travel.delayMs) await pause(travel.delayMs);
    await answerWith(response, message, travel, method);
  };
  const passDelivery = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '' } = request;
    const way = wayOf(request);
    const { message, travel } = vary({ headers: headersOf(request), body: await bodyOf(request) }, way);
    if (travel.delayMs) await pause(travel.delayMs);
    const { headers, body } = message;
    const onward = {
      target: targetUrl,
      method,
      path,
      headers,
      body,
      travel,
      agent: travel.kept ? agent : (false as const),
    };
    const answer = await sendOn(onward);
    if (travel.acknowledgementLost === 'reset') request.socket.destroy();
    else if (travel.acknowledgementLost === 'overloaded') response.writeHead(503).end();
    else await answerWith(response, answer, {}, method);
  };

  const pass = side === 'answer' ? passAnswer : passDelivery;
  const server = createServer((request, response) => {
    // Where the other side closes instead of answering, so does the proxy.
    pass(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    varied: () => count,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
