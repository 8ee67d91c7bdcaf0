/** What the client asks of a sink, and what it makes of the answers. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createSinkClient, SinkError, type SinkClient } from './client.js';

interface Stub {
  client: SinkClient;
  /** Method, target and authorization of each call. */
  asked: string[];
}

/** A sink that answers as told. */
async function stub(
  t: TestContext,
  answer: (response: ServerResponse, count: number) => void,
  path = '',
): Promise<Stub> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}${body && ` ${body}`}`);
      answer(response, asked.length);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return { client: createSinkClient({ url, readToken: 'r' }), asked };
}

const nothing = (response: ServerResponse): unknown => response.end('[]');

test('each call is one request with the token, below the path that the sink stands under', async (t) => {
  for (const path of ['', '/', '/under/a', '/under/a/']) {
    const { client, asked } = await stub(t, nothing, path);
    const at = `${path.replace(/\/$/, '')}/_sink/`;
    await client.list();
    await client.list({ after: 1, inbox: 'a b', webhook: 'w', field: '/f', equals: 'e', limit: 0 });
    await client.get(7);
    await client.journal();
    await client.inboxes();
    await client.setAnswers('a/b', [{ steps: [500] }]);
    await client.resetAnswers('a/b');
    await client.resend(7);
    assert.deepEqual(asked, [
      `GET ${at}deliveries Bearer r`,
      `GET ${at}deliveries?after=1&inbox=a+b&webhook=w&field=%2Ff&equals=e&limit=0 Bearer r`,
      `GET ${at}deliveries/7 Bearer r`,
      `GET ${at}journal Bearer r`,
      `GET ${at}inboxes Bearer r`,
      `PUT ${at}inboxes/a%2Fb/answers Bearer r [{"steps":[500]}]`,
      `DELETE ${at}inboxes/a%2Fb/answers Bearer r`,
      `POST ${at}deliveries/7/resend Bearer r`,
    ]);
  }
});

test('a long wait takes several polls, each below the half minute, and ends with the first that is complete', async (t) => {
  const { client, asked } = await stub(t, (response, count) =>
    response.end(JSON.stringify({ complete: count === 3, deliveries: [] })),
  );
  assert.deepEqual(await client.waitFor({ inbox: 'a', count: 2, timeoutMs: 100_000 }), {
    complete: true,
    deliveries: [],
  });
  assert.equal(asked.length, 3);
  for (const line of asked)
    assert.match(line, /deliveries\/wait\?inbox=a&count=2&timeout=30000 /, 'one poll is half a minute at most');
});

test('a wait is for one delivery unless it says more, and its last poll ends it', async (t) => {
  const { client, asked } = await stub(t, (response) => response.end('{"complete":false,"deliveries":[]}'));
  for (const timeoutMs of [30_000, 500, 0, -5])
    assert.equal((await client.waitFor({ timeoutMs })).complete, false, String(timeoutMs));
  const asks = asked.map((line) => /wait\?count=1&timeout=(\d+) /.exec(line)?.[1]);
  assert.equal(asks.length, 4);
  const [long, short, ...none] = asks.map(Number);
  assert.ok(long !== undefined && long > 29_000 && long <= 30_000, String(long));
  assert.ok(short !== undefined && short > 0 && short <= 500, String(short));
  assert.deepEqual(none, [0, 0]);
});

test('an answer other than 200 is an error with its status and with what the sink says', async (t) => {
  const answers: [status: number, body: string, message: string][] = [
    [400, '{"error":"why"}', 'why'],
    [502, '<html>', 'The sink answered 502.'],
    [204, '', 'The sink answered 204.'],
  ];
  for (const [status, body, message] of answers) {
    const { client } = await stub(t, (response) => response.writeHead(status).end(body));
    await assert.rejects(client.journal(), (error) => {
      assert.ok(error instanceof SinkError);
      assert.deepEqual([error.name, error.status, error.message], ['SinkError', status, message]);
      return true;
    });
  }
});

test('a redirect is no answer of a sink: the token is not taken elsewhere', async (t) => {
  const { client, asked } = await stub(t, (response) => response.writeHead(307, { location: '/else' }).end());
  await assert.rejects(client.journal(), TypeError);
  assert.equal(asked.length, 1);
});

test('a stream gives whole lines however they are cut, passes over empty ones, and says when it stands', async (t) => {
  const { client, asked } = await stub(t, (response) => {
    response.write('{"sequence":1}\n\n{"sequ');
    response.write('ence":2,"path":"/é');
    response.end('"}\n{"sequence":3}\n{"torn":');
  });
  let opened = 0;
  const found: unknown[] = [];
  const stream = client.stream({ inbox: 'a', last: 0 }, undefined, () => (opened += 1));
  for await (const delivery of stream) found.push(delivery);
  assert.deepEqual(found, [{ sequence: 1 }, { sequence: 2, path: '/é' }, { sequence: 3 }]);
  assert.deepEqual([opened, asked], [1, ['GET /_sink/deliveries/stream?inbox=a&last=0 Bearer r']]);
});
