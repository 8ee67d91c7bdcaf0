import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, type ClientOptions } from './client.js';
import { loopback } from './test-support/server.js';

function clientOf(options: Pick<ClientOptions, 'baseUrl' | 'allowedHosts'> & Partial<ClientOptions>) {
  let ids = 0;
  return createClient({ nextId: () => `e${(ids += 1)}`, now: () => 1234, ...options });
}

const get = { operationId: 'getUserBalances', method: 'GET', path: '/v1/user/balances/u-1', headers: {} };

test('a request arrives as planned, and the exchange shows both sides', async (t) => {
  const server = await loopback(t, (response) => {
    response.writeHead(201, { 'content-type': 'application/json; charset=utf-8', 'X-Trace': 'abc' });
    response.end('{"name":"Łódź"}');
  });
  const client = clientOf({ baseUrl: server.url, allowedHosts: [server.host] });
  const exchange = await client.send({
    operationId: 'createUser',
    method: 'POST',
    path: '/v1/user?dry=true',
    headers: { 'content-type': 'application/json', 'x-api-key': 'k-1' },
    body: '{"firstName":"Łucja"}',
  });
  assert.equal(server.seen.length, 1);
  const [seen] = server.seen;
  assert.equal(seen?.method, 'POST');
  assert.equal(seen.path, '/v1/user?dry=true');
  assert.equal(seen.headers['x-api-key'], 'k-1');
  assert.equal(seen.body, '{"firstName":"Łucja"}');

  const { durationMs, response, ...rest } = exchange;
  assert.ok(durationMs > 0);
  assert.deepEqual(rest, {
    id: 'e1',
    operationId: 'createUser',
    request: {
      method: 'POST',
      url: `${server.url}/v1/user?dry=true`,
      headers: { 'content-type': 'application/json', 'x-api-key': 'k-1' },
      body: '{"firstName":"Łucja"}',
    },
    startedAt: 1234,
  });
  assert.equal(response?.status, 201);
  assert.equal(response.body, '{"name":"Łódź"}');
  assert.equal(response.headers['x-trace'], 'abc');
  assert.equal(response.headers['content-type'], 'application/json; charset=utf-8');
});

test('the path of the base URL is kept, with and without a slash at its end', async (t) => {
  const server = await loopback(t, (response) => response.end());
  for (const baseUrl of [`${server.url}/partner`, `${server.url}/partner/`])
    await clientOf({ baseUrl, allowedHosts: [server.host] }).send(get);
  assert.deepEqual(
    server.seen.map(({ path }) => path),
    ['/partner/v1/user/balances/u-1', '/partner/v1/user/balances/u-1'],
  );
});

test('a host outside the allow list is refused before anything is sent', async (t) => {
  const server = await loopback(t, (response) => response.end());
  const client = clientOf({ baseUrl: server.url, allowedHosts: ['127.0.0.1:1'] });
  await assert.rejects(client.send(get), {
    message: `${server.host} is not the target of this run (127.0.0.1:1); the request was not sent`,
  });
  assert.deepEqual(server.seen, []);
});

test('no path leads to another host or port', async (t) => {
  const other = await loopback(t, (response) => response.end());
  const target = await loopback(t, (response) => response.end());
  const client = clientOf({ baseUrl: target.url, allowedHosts: [target.host] });
  for (const path of [`@${other.host}/`, '.example.com/', '0/'])
    await assert.rejects(client.send({ ...get, path }), /the request was not sent|Invalid URL/, path);
  for (const path of [`//${other.host}/`, `/\\${other.host}/`, `/?url=${other.url}`, `/../../${other.host}`])
    await client.send({ ...get, path });
  assert.deepEqual(other.seen, []);
  assert.equal(target.seen.length, 4);
});

test('a redirect is an answer and is not followed', async (t) => {
  const other = await loopback(t, (response) => response.end('arrived'));
  const target = await loopback(t, (response) => response.writeHead(302, { location: other.url }).end('moved'));
  const client = clientOf({ baseUrl: target.url, allowedHosts: [target.host, other.host] });
  const { response, error } = await client.send(get);
  assert.equal(error, undefined);
  assert.equal(response?.status, 302);
  assert.equal(response.headers['location'], other.url);
  assert.equal(response.body, 'moved');
  assert.deepEqual(other.seen, []);
});

test('a failing server is answered once: nothing is retried', async (t) => {
  const server = await loopback(t, (response) => response.writeHead(503).end());
  const { response } = await clientOf({ baseUrl: server.url, allowedHosts: [server.host] }).send(get);
  assert.equal(response?.status, 503);
  assert.equal(server.seen.length, 1);
});

test('a closed port gives an exchange with its error code', async (t) => {
  const server = await loopback(t, (response) => response.end());
  await server.close();
  const exchange = await clientOf({ baseUrl: server.url, allowedHosts: [server.host] }).send(get);
  assert.equal(exchange.error, 'ECONNREFUSED');
  assert.equal(exchange.response, undefined);
  assert.equal(exchange.request.url, `${server.url}/v1/user/balances/u-1`);
});

test('an answer that does not come in time is an error', async (t) => {
  const server = await loopback(t, () => undefined);
  const client = clientOf({ baseUrl: server.url, allowedHosts: [server.host], timeoutMs: 40 });
  const exchange = await client.send(get);
  assert.match(exchange.error ?? '', /timeout|ETIMEDOUT/);
  assert.equal(exchange.response, undefined);
  // On a busy machine the time may be over before the request has arrived.
  assert.ok(server.seen.length <= 1);
});

test('an answer that stops in the middle is a broken one', async (t) => {
  const stalled = await loopback(t, (response) => response.writeHead(200, { 'content-length': '100' }).write('half'));
  const slow = await clientOf({ baseUrl: stalled.url, allowedHosts: [stalled.host], timeoutMs: 4000 }).send(get);
  assert.equal(slow.error, undefined);
  assert.deepEqual(slow.broken, {
    kind: 'beyond-limits',
    message: 'the answer had not ended after 4000 ms; 4 bytes of its body had come',
    expected: 'a whole answer within 4000 ms',
  });
  assert.equal(slow.response?.body, 'half');
});
