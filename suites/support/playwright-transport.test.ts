import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { request as playwright } from '@playwright/test';
import fc from 'fast-check';
import { createClient, type HttpClient, type OutgoingRequest } from '../../engine/client.js';
import type { Exchange } from '../../engine/exchange.js';
import { httpTransport } from '../../engine/http-transport.js';
import { isExpressible, playwrightTransport } from './playwright-transport.js';

/** What arrived, as it came over the wire. */
interface Arrived {
  method: string | undefined;
  path: string | undefined;
  headers: [string, string][];
  body: string;
}

const arrived: Arrived[] = [];
let answer: (response: ServerResponse, request: IncomingMessage) => void = (response) => void response.end();
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const raw = request.rawHeaders;
    const headers = raw.flatMap((name, index): [string, string][] => (index % 2 ? [] : [[name, raw[index + 1] ?? '']]));
    const body = Buffer.concat(parts).toString('latin1');
    arrived.push({ method: request.method, path: request.url, headers, body });
    answer(response, request);
  });
});
const transport = playwrightTransport(playwright, httpTransport());
let baseUrl = '';
let clients: HttpClient[] = [];

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  baseUrl = `http://127.0.0.1:${port}`;
  const options = { baseUrl, allowedHosts: [`127.0.0.1:${port}`], nextId: () => 'e', now: () => 0, timeoutMs: 2000 };
  clients = [createClient(options), createClient({ ...options, transport: transport.send })];
});
after(async () => {
  await transport.close();
  server.closeAllConnections();
  server.close();
});

/** Sends by both clients; gives what arrived, of headers those alone that the request names, and what was answered. */
async function both(
  request: OutgoingRequest,
): Promise<{ arrived: Arrived[]; exchanges: Omit<Exchange, 'durationMs'>[] }> {
  arrived.length = 0;
  const exchanges: Omit<Exchange, 'durationMs'>[] = [];
  for (const client of clients) {
    const { durationMs, ...exchange } = await client.send(request);
    assert.ok(durationMs > 0);
    delete exchange.response?.headers['date'];
    delete exchange.response?.wire;
    exchanges.push(exchange);
  }
  const named = new Set(Object.keys(request.headers));
  const seen = arrived.map((one) => ({
    ...one,
    headers: one.headers.filter(([name]) => named.has(name)).sort(([a], [b]) => a.localeCompare(b)),
  }));
  return { arrived: seen, exchanges };
}

const post = {
  operationId: 'createUser',
  method: 'POST',
  path: '/v1/user',
  headers: { 'content-type': 'application/json' },
};

test('both clients send the same bytes of whatever a case names', async () => {
  answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  const token = fc
    .string({ unit: fc.constantFrom(...'abcXYZ-'), minLength: 1, maxLength: 12 })
    .map((name) => `X-${name}`);
  const value = fc.string({ unit: fc.constantFrom(...'abc 19"ü;,=') }).map((text) => text.trim());
  const path = fc.webPath().map((text) => (text.startsWith('/') ? text : `/${text}`));
  const query = fc.dictionary(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), { maxKeys: 3 });
  const requests = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'post', 'OPTIONS'),
    path: fc.tuple(path, query).map(([text, members]) => `${text}?${new URLSearchParams(members).toString()}`),
    headers: fc
      .tuple(
        fc.dictionary(token, value, { maxKeys: 4 }),
        fc.constantFrom(undefined, 'application/json', 'text/plain', 'multipart/form-data; boundary=b'),
      )
      .map(([own, type]) => (type === undefined ? own : { ...own, 'Content-Type': type })),
    body: fc.oneof(fc.constant(undefined), fc.string({ unit: 'binary' }), fc.json(), fc.constant('{"a":1,"a":')),
  });
  let byPlaywright = 0;
  await fc.assert(
    fc.asyncProperty(requests, async ({ body, ...rest }) => {
      const request = { operationId: 'any', ...rest, ...(body === undefined ? {} : { body }) };
      const { arrived: seen, exchanges } = await both(request);
      if (isExpressible(request)) byPlaywright += 1;
      assert.deepEqual(exchanges[1], exchanges[0]);
      assert.deepEqual(seen[1], seen[0]);
    }),
    { numRuns: 60 },
  );
  assert.ok(byPlaywright > 15, String(byPlaywright));
});

const answers: Readonly<Record<string, typeof answer>> = {
  'an error': (response) => response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"errorCode":"P403"}'),
  'no content': (response) => response.writeHead(204).end(),
  'a redirect': (response) => response.writeHead(302, { location: '/v1/elsewhere' }).end('moved'),
  'repeated headers': (response) =>
    response
      .writeHead(
        200,
        [
          ['x-a', '1'],
          ['X-A', '2'],
          ['vary', 'a'],
          ['vary', 'b'],
        ].flat(),
      )
      .end(),
  'bytes that are no text, after a mark': (response) => response.end(Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x7d])),
  'a packed body': (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"amount":1.10}')),
};

for (const [name, given] of Object.entries(answers))
  test(`both clients read the same of ${name}`, async () => {
    answer = given;
    const { arrived: seen, exchanges } = await both({ ...post, body: '{}' });
    assert.ok(exchanges[0]?.response);
    assert.deepEqual(exchanges[1], exchanges[0]);
    assert.equal(seen.length, 2);
  });

test('a cookie that was set is not sent', async () => {
  answer = (response) => response.writeHead(200, { 'set-cookie': 'session=1; Path=/' }).end();
  await both(post);
  await both(post);
  assert.ok(arrived.every(({ headers }) => headers.every(([name]) => name.toLowerCase() !== 'cookie')));
});

test('a request without an answer says why, and says nothing of what was sent', async () => {
  const request = { ...post, headers: { ...post.headers, 'x-api-key': 'the-key-itself' } };
  answer = (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  };
  const [plain, shown] = (await both(request)).exchanges;
  assert.equal(plain?.broken?.kind, 'malformed');
  assert.equal(plain.response?.body, 'half');
  // The request context tells nothing of an answer that is not whole.
  assert.equal(shown?.response, undefined);
  assert.ok(shown?.error);
  assert.doesNotMatch(shown.error, /the-key-itself|\n/);
  const closed = createClient({
    baseUrl: 'http://127.0.0.1:1',
    allowedHosts: ['127.0.0.1:1'],
    nextId: () => 'e',
    transport: transport.send,
  });
  assert.equal((await closed.send(request)).error, 'ECONNREFUSED');
  answer = () => undefined;
  const hasty = createClient({
    baseUrl,
    allowedHosts: [new URL(baseUrl).host],
    nextId: () => 'e',
    timeoutMs: 40,
    transport: transport.send,
  });
  assert.match((await hasty.send(request)).error ?? '', /timeout|ETIMEDOUT/i);
});

test('what Playwright would change is not expressible', () => {
  for (const [special, is] of [
    [{}, true],
    [{ body: '{"a":' }, true],
    [{ method: 'GET', body: '{}' }, false],
    [{ headers: {}, body: '{}' }, false],
    [{ headers: { 'x-a': '1', 'X-A': '2' } }, false],
    [{ headers: { 'Content-Length': '9' } }, false],
    [{ method: 'patch' }, false],
  ] as const)
    assert.equal(isExpressible({ ...post, ...special }), is, JSON.stringify(special));
});
