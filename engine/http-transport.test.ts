import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { usualAnswerLimits } from './answer-limits.js';
import { httpTransport } from './http-transport.js';
import { rawServer } from './test-support/raw-server.js';
import type { OutgoingRequest } from './transport.js';

const get: OutgoingRequest = { operationId: 'any', method: 'GET', path: '/', headers: {} };
const post: OutgoingRequest = { ...get, method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
const limits = { ...usualAnswerLimits, bytes: 100_000, headerBytes: 8_000, depth: 50 };
const send = httpTransport(limits);
const whole = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';

test('the bytes come as they were sent, and repeated headers one by one', async (t) => {
  const packed = gzipSync('{"name":"Zoë"}');
  const server = await rawServer(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n');
    socket.write(`Content-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`);
    socket.write(packed);
  });
  const { response, broken } = await send(new URL(server.url), get, 5000);
  assert.equal(broken, undefined);
  assert.equal(response?.body, '{"name":"Zoë"}');
  assert.deepEqual(Buffer.from(response.wire?.bytes ?? []), packed);
  assert.deepEqual(response.wire?.headers.slice(0, 4), [
    ['X-A', '1'],
    ['x-a', '2'],
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
  ]);
  assert.equal(response.headers['x-a'], '1, 2');
});

test('a connection is kept for what changes nothing, and what a case names is sent as it names it', async (t) => {
  const server = await rawServer(t, (socket) => socket.write(whole));
  const url = new URL(`${server.url}/v1?x=1`);
  const headers = { 'X-Key': '1', 'x-key': '2', 'content-type': 'application/json' };
  await send(url, { ...post, headers }, 5000);
  await send(url, get, 5000);
  await send(url, get, 5000);
  const [first = '', second = ''] = server.connections.map(({ text }) => text);
  assert.equal(server.connections.length, 2);
  assert.match(first, /^POST \/v1\?x=1 HTTP\/1\.1\r\nX-Key: 1\r\nx-key: 2\r\n/);
  assert.match(first, /\r\nhost: 127\.0\.0\.1:\d+\r\n[^]*\r\ncontent-length: 2\r\n/);
  assert.doesNotMatch(second, /content-length|transfer-encoding/i);
});

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const broken: readonly (readonly [name: string, sent: string, kind: string, message: RegExp, body?: string])[] = [
  ['a length too long', `${head}Content-Length: 9\r\n\r\n{}`, 'malformed', /closed after 2 bytes .* of the 9/, '{}'],
  ['a length too short', `${head}Content-Length: 1\r\n\r\n{}`, 'malformed', /more came than the 1 bytes/, '{'],
  ['a broken chunk', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}`, 'malformed', /chunk/i, ''],
  ['no last chunk', `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n`, 'malformed', /before its last chunk/, '{}'],
  ['two lengths', `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 'malformed', /head is not/],
  ['a broken header', `${head}Bad Header: 1\r\n\r\n{}`, 'malformed', /head is not well-formed HTTP/],
  ['no HTTP at all', 'SSH-2.0-OpenSSH_9.6\r\n', 'malformed', /head is not well-formed HTTP/],
  ['half a head', 'HTTP/1.1 200 OK\r\nContent-', 'malformed', /within the head/],
  ['a long head', `${head}X-Long: ${'x'.repeat(9000)}\r\n\r\n{}`, 'beyond-limits', /head is larger than 8000 bytes/],
  ['a large body', `${head}Content-Length: 100001\r\n\r\n${'1'.repeat(100_001)}`, 'beyond-limits', /larger than/],
  ['a deep body', `${head}Content-Length: 51\r\n\r\n${'['.repeat(51)}`, 'beyond-limits', /more than 50 deep/],
];
for (const [name, sent, kind, message, body] of broken)
  test(`a broken answer says why: ${name}`, async (t) => {
    const server = await rawServer(t, (socket) => socket.end(sent));
    const answer = await send(new URL(server.url), get, 5000);
    assert.equal(answer.broken?.kind, kind);
    assert.match(answer.broken.message, message);
    if (body !== undefined) assert.equal(answer.response?.body, body);
    assert.equal(server.connections.length, 1);
  });

test('a bomb is a broken answer', async (t) => {
  const bomb = gzipSync(Buffer.alloc(2_000_000));
  const server = await rawServer(t, (socket) => {
    socket.write(`${head}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`);
    socket.write(bomb);
  });
  const answer = await send(new URL(server.url), get, 5000);
  assert.equal(answer.broken?.kind, 'beyond-limits');
  assert.equal(answer.response?.body, '');
});

test('many small headers are all read', async (t) => {
  const many = Array.from({ length: 900 }, (_, index) => `a${index}: 1`).join('\r\n');
  const generous = httpTransport({ ...limits, headerBytes: 64_000 });
  const server = await rawServer(t, (socket) => socket.write(`${head}${many}\r\nContent-Length: 2\r\n\r\n{}`));
  const { response } = await generous(new URL(server.url), get, 5000);
  assert.equal(response?.headers['a899'], '1');
});

test('an answer without end, and a drip, end with the time or the size', async (t) => {
  const drip = (socket: Socket, text: string): void => {
    const timer = setInterval(() => socket.write(text), 2);
    socket.once('close', () => clearInterval(timer));
  };
  const inBody = await rawServer(t, (socket) => {
    socket.write(`${head}\r\n`);
    drip(socket, ' ');
  });
  const slow = await send(new URL(inBody.url), get, 500);
  assert.match(slow.broken?.message ?? '', /had not ended after 500 ms; \d+ bytes of its body had come/);
  const inHead = await rawServer(t, (socket) => {
    socket.write(head);
    drip(socket, 'X-A: 1\r\n');
  });
  const never = await send(new URL(inHead.url), get, 500);
  assert.match(never.broken?.message ?? '', /had not ended after 500 ms; a part of its head had come/);
  assert.equal(never.response, undefined);
});

/** A server that answers the first request, and closes the connection as soon as the second one arrives over it. */
async function closingServer(t: Parameters<typeof rawServer>[0]) {
  const counts = new WeakMap<Socket, number>();
  return rawServer(t, (socket) => {
    const count = (counts.get(socket) ?? 0) + 1;
    counts.set(socket, count);
    if (count === 1) socket.write(whole);
    else socket.resetAndDestroy();
  });
}

test('what changes nothing is sent again where a kept connection turns out to be closed', async (t) => {
  const server = await closingServer(t);
  const url = new URL(server.url);
  await send(url, get, 5000);
  const { response } = await send(url, get, 5000);
  assert.equal(response?.status, 200);
  assert.equal(server.connections.length, 2);
});

test('what changes something goes over a connection that nobody has used, so that none is closed under it', async (t) => {
  const server = await closingServer(t);
  const url = new URL(server.url);
  await send(url, get, 5000);
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    assert.equal((await send(url, { ...post, method }, 5000)).response?.status, 200, method);
  const requests = server.connections.map(({ text }) => text.split(/^(?:GET|POST|PUT|PATCH|DELETE) /m).length - 1);
  assert.deepEqual(requests, [1, 1, 1, 1, 1]);
});

/** An answer whose server says how long it keeps the connection. */
const promising = whole.replace('\r\n\r\n', '\r\nKeep-Alive: timeout=60\r\n\r\n');

test('what changes something shares connections with a server that keeps its word, and is never sent again', async (t) => {
  let closes = false;
  const server = await rawServer(t, (socket) => {
    if (closes) socket.resetAndDestroy();
    else socket.write(promising);
  });
  const url = new URL(server.url);
  const requests = (): number[] => server.connections.map(({ text }) => text.split(' / HTTP/1.1').length - 1);
  for (let time = 0; time < 40; time += 1) await send(url, get, 5000);
  for (let time = 0; time < 10; time += 1) assert.equal((await send(url, post, 5000)).response?.status, 200);
  assert.deepEqual(requests(), [50]);
  closes = true;
  await assert.rejects(send(url, post, 5000), { code: 'ECONNRESET' });
  assert.deepEqual(requests(), [51]);
  closes = false;
  await send(url, get, 5000);
  await send(url, post, 5000);
  assert.deepEqual(requests(), [51, 1, 1]);
});

test('a server that closes a kept connection unasked is not relied upon, whatever it says', async (t) => {
  let answers = 0;
  const server = await rawServer(t, (socket) => {
    answers += 1;
    socket.write(promising);
    if (answers === 20) setImmediate(() => socket.end());
  });
  const url = new URL(server.url);
  for (let time = 0; time < 60; time += 1) {
    await send(url, get, 5000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { length } = server.connections;
  await send(url, post, 5000);
  await send(url, post, 5000);
  assert.equal(server.connections.length, length + 2);
});

test('what changes something and is cut off is not sent again: it may have been done', async (t) => {
  const server = await rawServer(t, (socket) => void socket.resetAndDestroy());
  await assert.rejects(send(new URL(server.url), post, 5000), { code: 'ECONNRESET' });
  assert.equal(server.connections.length, 1);
});

test('what comes unasked after an answer is not taken for the next one', async (t) => {
  let first: Socket | undefined;
  const server = await rawServer(t, (socket) => {
    first ??= socket;
    socket.write(whole);
  });
  const url = new URL(server.url);
  await send(url, get, 5000);
  await new Promise((resolve) => {
    first?.once('close', resolve);
    first?.write('HTTP/1.1 500 No\r\n\r\n');
  });
  assert.equal((await send(url, get, 5000)).response?.status, 200);
  assert.equal(server.connections.length, 2);
});

test('the late rest of an answer that was longer than it said is not the next answer', async (t) => {
  const answered = new Set<Socket>();
  const server = await rawServer(t, (socket) => {
    socket.write(answered.has(socket) ? `rest${whole}` : whole);
    answered.add(socket);
  });
  const url = new URL(server.url);
  await send(url, get, 5000);
  const { response, broken } = await send(url, get, 5000);
  assert.equal(broken, undefined);
  assert.equal(response?.status, 200);
  assert.equal(server.connections.length, 2);
});
