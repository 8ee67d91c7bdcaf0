import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFile, readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createSinkClient, SinkError, type Delivery, type InboxOptions, type Sink, type SinkOptions } from './index.js';
import { contractOf } from './test-support/contract.js';
import { bodyOf } from './test-support/delivery.js';
import { journalPath } from './test-support/folder.js';
import { start } from './test-support/start.js';

const LONG_MS = 60_000;

function deliver(sink: Sink, path: string, body: unknown): Promise<Response> {
  return fetch(sink.url + path, { method: 'POST', body: JSON.stringify(body) });
}

function read(sink: Sink, path: string, token = sink.readToken): Promise<Response> {
  return fetch(`${sink.url}/_sink/${path}`, { headers: { authorization: `Bearer ${token}` } });
}

/** A raw connection that has sent these bytes. */
async function connection(sink: Sink, bytes: string): Promise<Socket> {
  const socket = connect(Number(new URL(sink.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
}

async function textOf(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket.setEncoding('latin1')) text += String(chunk);
  return text;
}

test('a delivery is kept as it came', async (t) => {
  let clock = 1000;
  const told: Delivery[] = [];
  const sink = await start(t, {
    inboxes: [{ name: 'partner', contract: contractOf({ userStatus: '/webhook/user/status' }) }],
    now: () => ++clock,
    onDelivery: (delivery) => told.push(delivery),
  });
  const head = 'POST /webhook/user/status?try=1 HTTP/1.1\r\nHost: sink\r\nX-Twice: 1\r\nx-twice: 2\r\n';
  const socket = await connection(sink, `${head}Content-Length: 3\r\nConnection: close\r\n\r\n\x01\x02\n`);
  const port = socket.localPort;
  assert.match(await textOf(socket), /^HTTP\/1\.1 200 OK\r\ncontent-type: application\/json\r\n[^]*\r\n\r\nnull$/);

  const deliveries = await createSinkClient(sink).list();
  assert.deepEqual(
    deliveries[0]?.validation?.violations.map(({ keyword }) => keyword),
    ['json'],
  );
  const expected: Delivery = {
    sequence: 1,
    inbox: 'partner',
    webhookId: 'userStatus',
    method: 'POST',
    prefix: '',
    path: '/webhook/user/status?try=1',
    headers: [
      ['host', 'sink'],
      ['x-twice', '1'],
      ['x-twice', '2'],
      ['content-length', '3'],
      ['connection', 'close'],
    ],
    headerNames: ['Host', 'X-Twice', 'x-twice', 'Content-Length', 'Connection'],
    bodyBase64: 'AQIK',
    receivedAt: 1001,
    completedAt: 1002,
    answeredAt: 1003,
    answerStatus: 200,
    answer: null,
    token: 'unchecked',
    validation: deliveries[0]?.validation ?? null,
    connection: `127.0.0.1:${port}`,
  };
  assert.deepEqual(deliveries, [expected]);
  assert.deepEqual(told, [expected]);
  assert.equal(sink.deliveries, 1);
});

test('any method on any path is received', async (t) => {
  const sink = await start(t, { inboxes: [{ name: 'default', contract: contractOf({ known: '/known' }) }] });
  const calls = ['GET /webhook/health', 'POST /known', 'PUT /known/', 'DELETE /', 'PATCH /_sink', 'OPTIONS /Known'];
  for (const call of calls) {
    const [method = '', path = ''] = call.split(' ');
    assert.equal((await fetch(sink.url + path, { method })).status, 200, call);
  }
  const deliveries = await createSinkClient(sink).list();
  assert.deepEqual(
    deliveries.map(({ method, path }) => `${method} ${path}`),
    calls,
  );
  assert.deepEqual(
    deliveries.map(({ webhookId }) => webhookId),
    [null, 'known', null, null, null, null],
  );
});

test('the acknowledgement is as configured', async (t) => {
  const sink = await start(t, { inboxes: [{ name: 'a', acknowledgement: { status: 202, body: {} } }] });
  const response = await deliver(sink, '/', 1);
  assert.equal(response.status, 202);
  assert.equal(await response.text(), '{}');
  const empty = await start(t, { inboxes: [{ name: 'a', acknowledgement: { status: 204, body: null } }] });
  assert.equal((await deliver(empty, '/', 1)).status, 204);
  assert.deepEqual(
    (await createSinkClient(empty).list()).map(({ answerStatus }) => answerStatus),
    [204],
  );
});

test('a delivery is in the journal when it is answered', async (t) => {
  const journal = await journalPath(t);
  const sink = await start(t, { journal });
  await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const response = await deliver(sink, `/${index}`, index);
      assert.equal(response.status, 200);
      assert.match(await readFile(journal, 'utf8'), new RegExp(`"path":"/${index}"`));
    }),
  );
  const sequences = (await createSinkClient(sink).list()).map(({ sequence }) => sequence);
  assert.deepEqual(
    sequences,
    Array.from({ length: 100 }, (_, index) => index + 1),
  );
});

test('a body over the limit is answered 413, and its beginning is kept', async (t) => {
  const sink = await start(t, { bodyLimitBytes: 1000 });
  const bodies = [Buffer.alloc(1000), Buffer.alloc(1001), Buffer.alloc(1_000_000)];
  const answers = [];
  for (const body of bodies) {
    const response = await fetch(sink.url, { method: 'POST', body });
    answers.push([response.status, await response.json()]);
  }
  const refused = [413, { error: 'The body is larger than 1000 bytes.' }];
  assert.deepEqual(answers, [[200, null], refused, refused]);
  const kept = await createSinkClient(sink).list();
  assert.deepEqual(
    kept.map(({ bodyBase64, isCut, answerStatus }) => [Buffer.from(bodyBase64, 'base64').length, isCut, answerStatus]),
    [
      [1000, undefined, 200],
      [1000, true, 413],
      [1000, true, 413],
    ],
  );
});

test('nothing else said, a body may have 1 MiB', async (t) => {
  const sink = await start(t);
  const post = async (bytes: number): Promise<number> =>
    (await fetch(sink.url, { method: 'POST', body: Buffer.alloc(bytes) })).status;
  assert.deepEqual([await post(1_048_576), await post(1_048_577)], [200, 413]);
});

test('a peer of IPv6 is named as in a URL', async (t) => {
  const sink = await start(t, { host: '::1' }).catch(() => undefined);
  if (sink === undefined) return t.skip('this machine has no IPv6');
  assert.match(sink.url, /^http:\/\/\[::1\]:\d+$/);
  await deliver(sink, '/', 1);
  const [delivery] = await createSinkClient(sink).list();
  assert.match(delivery?.connection ?? '', /^\[::1\]:\d+$/);
});

test('a body of undeclared length over the limit is answered 413, on a connection that stays usable', async (t) => {
  const sink = await start(t, { bodyLimitBytes: 1000 });
  const chunk = `258\r\n${'x'.repeat(600)}\r\n`;
  const large = `POST / HTTP/1.1\r\nHost: sink\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}${chunk}${chunk}0\r\n\r\n`;
  const socket = await connection(sink, `${large}GET / HTTP/1.1\r\nHost: sink\r\nConnection: close\r\n\r\n`);
  const statuses = [...(await textOf(socket)).matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
  assert.deepEqual(statuses, ['413', '200']);
  assert.equal(sink.deliveries, 2);
});

const balanceIn = (path: string): InboxOptions => ({ name: 'partner', contract: contractOf({ userStatus: path }) });

test('whatever comes is kept byte for byte and answered', async (t) => {
  const sink = await start(t, { inboxes: [balanceIn('/hook')] });
  const nested = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  const invalid = Buffer.from([0x22, 0xff, 0xfe, 0x22]);
  const head = (method: string, more = '', version = '1.1'): string =>
    `${method} /hook HTTP/${version}\r\nHost: sink\r\nConnection: close\r\n${more}\r\n`;
  const sent: (readonly [what: string, text: string, body: Buffer])[] = [
    ['5,000 lists in one another', head('POST', 'Content-Length: 10000\r\n') + nested, Buffer.from(nested)],
    ['no UTF-8', head('POST', 'Content-Length: 4\r\n') + invalid.toString('latin1'), invalid],
    ['no body', head('DELETE'), Buffer.alloc(0)],
    ['HTTP/1.0', head('POST', 'Content-Length: 2\r\n', '1.0') + '{}', Buffer.from('{}')],
    ['chunks', `${head('POST', 'Transfer-Encoding: chunked\r\n')}2\r\n{}\r\n0\r\n\r\n`, Buffer.from('{}')],
    [
      'a body that is announced',
      head('POST', 'Expect: 100-continue\r\nContent-Length: 2\r\n') + '{}',
      Buffer.from('{}'),
    ],
    ['another expectation', head('POST', 'Expect: patience\r\nContent-Length: 2\r\n') + '{}', Buffer.from('{}')],
    ['headers twice', head('PUT', 'Content-Type: a/b\r\nContent-Type: c/d\r\n'), Buffer.alloc(0)],
  ];
  for (const [what, text] of sent) {
    const socket = connect(Number(new URL(sink.url).port), '127.0.0.1');
    socket.write(Buffer.from(text, 'latin1'));
    assert.match(await textOf(socket), /HTTP\/1\.1 200 OK/, what);
  }
  const kept = await createSinkClient(sink).list();
  assert.deepEqual(
    kept.map(({ bodyBase64, webhookId }) => [bodyBase64, webhookId]),
    sent.map(([, , body]) => [body.toString('base64'), 'userStatus']),
  );
});

test('a packed body is kept packed, and judged and found by what it holds', async (t) => {
  const sink = await start(t, { inboxes: [balanceIn('/hook')] });
  const text = JSON.stringify({ externalUserId: 'u-1' });
  for (const [coding, body] of [
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
  ] as const)
    await fetch(`${sink.url}/hook`, { method: 'POST', headers: { 'content-encoding': coding }, body });
  const found = await createSinkClient(sink).list({ field: '/externalUserId', equals: 'u-1' });
  assert.equal(found.length, 3);
  assert.deepEqual(found[0]?.bodyBase64, gzipSync(text).toString('base64'));
  const plain = await deliver(sink, '/hook', { externalUserId: 'u-1' });
  assert.equal(plain.status, 200);
  const [last] = (await createSinkClient(sink).list()).slice(-1);
  for (const { validation } of found) assert.deepEqual(validation, last?.validation);
});

test('a webhook is known by its path however it is percent-encoded', async (t) => {
  const sink = await start(t, { inboxes: [balanceIn('/webhook/user-status')] });
  const paths = ['/webhook/%75ser-status', '/webhook/user%2dstatus', '/%77ebhook/user%2Dstatus'];
  // `fetch` would take dots away; a slash that is encoded is no divider.
  for (const path of [...paths, '/webhook%2Fuser-status']) await deliver(sink, path, {});
  assert.deepEqual(
    (await createSinkClient(sink).list()).map(({ webhookId, path }) => [webhookId, path]),
    [...paths.map((path) => ['userStatus', path]), [null, '/webhook%2Fuser-status']],
  );
});

test('a request that is never complete is no delivery', async (t) => {
  const sink = await start(t);
  const socket = await connection(sink, 'POST /torn HTTP/1.1\r\nHost: sink\r\nContent-Length: 10\r\n\r\nhalf');
  socket.end();
  assert.doesNotMatch(await textOf(socket), /^HTTP\/1\.1 200/);
  await deliver(sink, '/whole', null);
  assert.deepEqual(
    (await createSinkClient(sink).list()).map(({ path }) => path),
    ['/whole'],
  );
});

test('deliveries on one connection can be told from those on another', async (t) => {
  const sink = await start(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const post = async (options: { agent?: Agent }) => {
    const call = request(sink.url, { method: 'POST', ...options }).end();
    const [response] = (await once(call, 'response')) as [NodeJS.ReadableStream];
    await once(response.resume(), 'end');
  };
  await post({ agent });
  await post({ agent });
  await post({});
  const [first, second, third] = (await createSinkClient(sink).list()).map(({ connection }) => connection);
  assert.equal(first, second);
  assert.notEqual(second, third);
});

test('a sink continues its journal', async (t) => {
  const journal = await journalPath(t);
  const first = await start(t, { journal });
  await deliver(first, '/1', 1);
  await deliver(first, '/2', 2);
  await first.close();
  await appendFile(journal, '{"sequence":3,"inb');

  const second = await start(t, { journal });
  assert.equal(second.deliveries, 2);
  await deliver(second, '/3', 3);
  const deliveries = await createSinkClient(second).list();
  assert.deepEqual(
    deliveries.map(({ sequence, path }) => [sequence, path]),
    [
      [1, '/1'],
      [2, '/2'],
      [3, '/3'],
    ],
  );
});

test('the read API wants its token', async (t) => {
  const sink = await start(t);
  for (const path of ['deliveries', 'deliveries/wait', 'deliveries/1', 'unknown']) {
    const response = await read(sink, path, 'wrong');
    assert.equal(response.status, 401, path);
    assert.equal(response.headers.get('www-authenticate'), 'Bearer');
    assert.deepEqual(await response.json(), { error: 'The read token is missing or wrong.' });
  }
  assert.equal((await fetch(`${sink.url}/_sink/deliveries`)).status, 401);
  assert.equal((await read(sink, 'deliveries')).status, 200);
  assert.equal(sink.deliveries, 0);
});

test('health needs no token', async (t) => {
  const sink = await start(t);
  const response = await fetch(`${sink.url}/_sink/health`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: 'ok' });
});

test('calls the read API does not know are refused with the reason', async (t) => {
  const sink = await start(t);
  assert.equal((await read(sink, 'unknown')).status, 404);
  for (const query of ['after=x', 'webhok=a', 'field=/id', 'count=1']) {
    assert.equal((await read(sink, `deliveries?${query}`)).status, 400, query);
  }
  for (const query of ['count=-1', 'timeout=240001', 'timeout=']) {
    assert.equal((await read(sink, `deliveries/wait?${query}`)).status, 400, query);
  }
  const post = await fetch(`${sink.url}/_sink/deliveries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sink.readToken}` },
  });
  assert.equal(post.status, 405);
  assert.equal(post.headers.get('allow'), 'GET');
});

test('the list is filtered', async (t) => {
  const sink = await start(t, {
    inboxes: [{ name: 'default', contract: contractOf({ a: '/a', b: '/b' }) }],
  });
  const client = createSinkClient(sink);
  assert.deepEqual(await client.list(), []);
  await deliver(sink, '/a', { user: { id: 'u1' } });
  await deliver(sink, '/a', { user: { id: 'u2' } });
  await deliver(sink, '/b', { user: { id: 'u1' } });
  await fetch(`${sink.url}/a`, { method: 'POST', body: 'not json' });
  const sequences = async (...filter: Parameters<typeof client.list>) =>
    (await client.list(...filter)).map(({ sequence }) => sequence);
  assert.deepEqual(await sequences(), [1, 2, 3, 4]);
  assert.deepEqual(await sequences({ after: 2 }), [3, 4]);
  assert.deepEqual(await sequences({ webhook: 'a' }), [1, 2, 4]);
  assert.deepEqual(await sequences({ field: '/user/id', equals: 'u1' }), [1, 3]);
  assert.deepEqual(await sequences({ after: 1, webhook: 'b', field: '/user/id', equals: 'u1' }), [3]);
  assert.deepEqual(await sequences({ webhook: 'none' }), []);
});

test('a wait is answered by the delivery that completes it', async (t) => {
  const sink = await start(t);
  const waiting = createSinkClient(sink).waitFor({ field: '/id', equals: 'x', count: 2, timeoutMs: LONG_MS });
  for (const id of ['x', 'y', 'x']) await deliver(sink, '/', { id });
  const { complete, deliveries } = await waiting;
  assert.equal(complete, true);
  assert.deepEqual(deliveries.map(bodyOf), [{ id: 'x' }, { id: 'x' }]);
});

test('a wait for what never comes ends with its timeout', async (t) => {
  const sink = await start(t);
  await deliver(sink, '/', 'only');
  const { complete, deliveries } = await createSinkClient(sink).waitFor({ count: 2, timeoutMs: 20 });
  assert.equal(complete, false);
  assert.deepEqual(deliveries.map(bodyOf), ['only']);
});

test('the client reports what the sink refuses', async (t) => {
  const sink = await start(t);
  const isUnauthorised = (error: unknown) => error instanceof SinkError && error.status === 401;
  await assert.rejects(createSinkClient({ url: sink.url, readToken: 'wrong' }).list(), isUnauthorised);
  await assert.rejects(createSinkClient(sink).list({ after: -1 }), { name: 'SinkError', status: 400 });
});

test('close answers waits, ends idle and half-sent connections, and frees the port', async (t) => {
  const sink = await start(t);
  const idle = await connection(sink, 'GET /idle HTTP/1.1\r\nHost: sink\r\n\r\n');
  await once(idle, 'data');
  const head = `GET /_sink/deliveries/wait?count=2 HTTP/1.1\r\nHost: sink\r\nAuthorization: Bearer ${sink.readToken}\r\n\r\n`;
  const waiting = await connection(sink, head);
  const half = await connection(sink, 'POST /half HTTP/1.1\r\nHost: sink\r\nContent-Length: 10\r\n\r\nhalf');
  // Answered after the sink has read the bytes that the connections above had sent before.
  await deliver(sink, '/last', null);

  const texts = Promise.all([textOf(idle), textOf(waiting), textOf(half).catch(() => '')]);
  await Promise.all([sink.close(), sink.close()]);
  const [, answer, torn] = await texts;
  assert.match(answer, /"complete":(true|false)/);
  assert.equal(torn, '');
  await assert.rejects(fetch(sink.url));
});

test('options that can not be meant are refused', async (t) => {
  const journal = await journalPath(t);
  const inboxesRefused: InboxOptions[][] = [
    [{ name: 'a b' }],
    [{ name: 'unmatched' }],
    [{ name: 'a', acknowledgement: { status: 100, body: null } }],
    [{ name: 'a', acknowledgement: { status: 999, body: null } }],
    [{ name: 'a', token: '' }],
    [{ name: 'a', selectByToken: true }],
    [{ name: 'a', pathPrefix: '/a/' }],
    [{ name: 'a', pathPrefix: 'a' }],
    [
      { name: 'a', pathPrefix: '/1' },
      { name: 'a', pathPrefix: '/2' },
    ],
    [{ name: 'all' }, { name: 'never', pathPrefix: '/b' }],
    [
      { name: 'a', pathPrefix: '/b' },
      { name: 'never', pathPrefix: '/b/c', host: 'x' },
    ],
    [
      { name: 'a', port: 9 },
      { name: 'never', port: 9, token: 't', selectByToken: true },
    ],
  ];
  const refused: Partial<SinkOptions>[] = [
    { readToken: '' },
    { readToken: 'a b' },
    ...inboxesRefused.map((inboxes) => ({ inboxes })),
  ];
  for (const options of refused) await assert.rejects(start(t, { journal, ...options }), RangeError);
});

test('a port in use is reported, and the journal is free again', async (t) => {
  const { url } = await start(t);
  const journal = await journalPath(t);
  await assert.rejects(start(t, { journal, port: Number(new URL(url).port) }), { code: 'EADDRINUSE' });
  assert.equal((await start(t, { journal })).deliveries, 0);
});
