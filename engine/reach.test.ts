import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from './client.js';
import { httpTransport } from './http-transport.js';
import { describeFailure, unreachable, untilNobodyAnswers } from './reach.js';
import { rawServer } from './test-support/raw-server.js';
import { loopback } from './test-support/server.js';

const transport = httpTransport();

test('a closed port, a server without TLS and one that is no HTTP are told; whatever answers is reached', async (t) => {
  const server = await loopback(t, (response) => response.writeHead(404).end());
  assert.equal(await unreachable(server.url, transport, 60_000), undefined);
  assert.match((await unreachable(server.url.replace('http:', 'https:'), transport, 60_000)) ?? '', /speaks no TLS/);
  const odd = await rawServer(t, (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
  assert.match((await unreachable(odd.url, transport, 60_000)) ?? '', /not well-formed HTTP/);
  await server.close();
  assert.equal(await unreachable(server.url, transport, 60_000), 'nobody listens there (ECONNREFUSED)');
});

test('a slow server may only be slow', async (t) => {
  const server = await loopback(t, () => undefined);
  assert.equal(await unreachable(server.url, transport, 300), undefined);
});

test('certificates are spoken of by what to do', () => {
  assert.match(describeFailure('DEPTH_ZERO_SELF_SIGNED_CERT') ?? '', /NODE_EXTRA_CA_CERTS/);
  assert.equal(describeFailure('constructor'), undefined);
  assert.equal(describeFailure(undefined), undefined);
});

test('after many calls that found nobody no more are sent; one answer in between begins anew', async () => {
  let tried = 0;
  const client = untilNobodyAnswers(
    createClient({
      baseUrl: 'http://127.0.0.1:1',
      allowedHosts: ['127.0.0.1:1'],
      nextId: () => 'e',
      transport: () => {
        tried += 1;
        if (tried === 15) return Promise.resolve({ response: { status: 200, headers: {}, body: '' } });
        return Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
      },
    }),
    () => 0,
  );
  const errors: (string | undefined)[] = [];
  for (let call = 0; call < 50; call += 1)
    errors.push((await client.send({ operationId: 'a', method: 'GET', path: '/', headers: {} })).error);
  assert.equal(tried, 35);
  assert.equal(errors[34], 'ECONNREFUSED');
  assert.match(errors[35] ?? '', /^not sent: 20 calls in a row found nobody, nobody listens there \(ECONNREFUSED\)$/);
});

test('a target that takes calls and answers none is given up after a few, for each takes all its time', async () => {
  let tried = 0;
  const silent = () => {
    tried += 1;
    return Promise.reject(new Error('timeout: no answer within 30 s'));
  };
  const client = untilNobodyAnswers(
    createClient({ baseUrl: 'http://a.example', allowedHosts: ['a.example'], nextId: () => 'e', transport: silent }),
    () => 0,
  );
  let last = '';
  for (let call = 0; call < 9; call += 1)
    last = (await client.send({ operationId: 'a', method: 'GET', path: '/', headers: {} })).error ?? '';
  assert.equal(tried, 5);
  assert.match(last, /^not sent: 5 calls in a row found nobody, it takes calls and answers none$/);
});
