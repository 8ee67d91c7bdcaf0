/** What a developer's own handler gets of a delivery. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createSinkClient, SinkError, type RelayResult } from './index.js';
import { post } from './test-support/sample-deliveries.js';
import { start } from './test-support/start.js';

interface Received {
  line: string;
  rawHeaders: string[];
  body: Buffer;
}

interface Handler {
  url: URL;
  received: Received[];
}

async function handler(
  t: TestContext,
  answer: (response: ServerResponse) => void = (response) => response.end(),
): Promise<Handler> {
  const received: Received[] = [];
  const onRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    received.push({
      line: `${request.method} ${request.url}`,
      rawHeaders: request.rawHeaders,
      body: Buffer.concat(parts),
    });
    answer(response);
  };
  const server = createServer((request, response) => void onRequest(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`), received };
}

/** Gives results as they come. */
function results(): { onRelay: (delivery: unknown, result: RelayResult) => void; next: () => Promise<RelayResult> } {
  const came: RelayResult[] = [];
  let wake = (): void => {};
  return {
    onRelay: (_delivery, result) => {
      came.push(result);
      wake();
    },
    async next() {
      while (came.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return came.shift() as RelayResult;
    },
  };
}

test('a delivery is passed on byte by byte, with the headers as they were spelt', async (t) => {
  const { url, received } = await handler(t, (response) => response.writeHead(204).end());
  const { onRelay, next } = results();
  const sink = await start(t, { inboxes: [{ name: 'a', forward: url }], onRelay });
  const socket = connect(Number(new URL(sink.url).port), '127.0.0.1');
  const head =
    'PUT /x/y?z=%20 HTTP/1.1\r\nHoSt: provider\r\nAuthorization: Bearer t\r\nX-TwIce: 1\r\nx-twice: \xe9\r\nKeep-Alive: 5\r\n';
  socket.write(Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n3\r\n\x00\xff\n\r\n0\r\n\r\n`, 'latin1'));
  const result = await next();
  socket.destroy();
  assert.deepEqual([result.status, result.error], [204, null]);
  assert.deepEqual(received, [
    {
      line: 'PUT /base/x/y?z=%20',
      rawHeaders: [
        'Host',
        url.host,
        'Authorization',
        'Bearer t',
        'X-TwIce',
        '1',
        'x-twice',
        '\xe9',
        'Content-Length',
        '3',
        'Connection',
        'close',
      ],
      body: Buffer.from([0x00, 0xff, 0x0a]),
    },
  ]);
});

test('deliveries are passed on in order, whatever the handler answers, and the provider is not told', async (t) => {
  const { url, received } = await handler(t, (response) => response.writeHead(500).end());
  const { onRelay, next } = results();
  const sink = await start(t, { inboxes: [{ name: 'a', pathPrefix: '/a', forward: url }, { name: 'b' }], onRelay });
  for (const path of ['/a/1', '/b', '/a/2', '/a/3']) assert.equal(await post(sink.url + path, path), 200);
  for (let count = 0; count < 3; count += 1) assert.equal((await next()).status, 500);
  assert.deepEqual(
    received.map(({ line }) => line),
    ['POST /base/1', 'POST /base/2', 'POST /base/3'],
  );
});

test('a captured delivery is sent again, and each result is kept', async (t) => {
  const { url, received } = await handler(t);
  const { onRelay, next } = results();
  const sink = await start(t, { inboxes: [{ name: 'a', pathPrefix: '/a', forward: url }, { name: 'b' }], onRelay });
  const client = createSinkClient(sink);
  await post(`${sink.url}/a/1`, { amount: '1.10' });
  await post(`${sink.url}/b`, 1);
  await next();
  const again = await client.resend(1);
  assert.equal(again.status, 200);
  assert.deepEqual(received[0], received[1]);
  const relays = await fetch(`${sink.url}/_sink/deliveries/1/relays`, {
    headers: { authorization: 'Bearer read-token' },
  });
  assert.equal(((await relays.json()) as RelayResult[]).length, 2);
  await assert.rejects(client.resend(2), (error) => error instanceof SinkError && error.status === 409);
  await assert.rejects(client.resend(3), (error) => error instanceof SinkError && error.status === 404);
});

test('a handler that is not there is a result, and the sink goes on', async (t) => {
  const { url } = await handler(t, (response) => response.destroy());
  const { onRelay, next } = results();
  const sink = await start(t, { inboxes: [{ name: 'a', forward: url }], onRelay });
  for (let count = 0; count < 2; count += 1) {
    assert.equal(await post(sink.url, 1), 200);
    const { status, error } = await next();
    assert.deepEqual([status, error], [null, 'ECONNRESET']);
  }
});

test('closing the sink does not wait for a handler that never answers', async (t) => {
  let asked = (): void => {};
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const { url } = await handler(t, () => asked());
  const sink = await start(t, { inboxes: [{ name: 'a', forward: url }] });
  await post(sink.url, 1);
  await isAsked;
  const started = performance.now();
  await sink.close();
  assert.ok(performance.now() - started < 30_000);
});
