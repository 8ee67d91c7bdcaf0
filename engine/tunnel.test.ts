import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { fetchOut } from './fetch-out.js';
import { httpTransport } from './http-transport.js';
import { proxyFor, type Network } from './network.js';
import type { OutgoingRequest } from './transport.js';

const get: OutgoingRequest = { operationId: 'any', method: 'GET', path: '/', headers: {} };
const post: OutgoingRequest = { ...get, method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };

async function listening(t: TestContext, server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A proxy that opens ways to this machine, and what it was asked. */
async function proxy(t: TestContext, status = 200): Promise<{ url: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const open = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(500).end());
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(request);
    open.add(socket);
    if (status !== 200) return socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const port = Number(request.url?.split(':').at(-1));
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    open.add(upstream);
    for (const end of [socket, upstream]) end.on('error', () => undefined);
    return undefined;
  });
  t.after(() => open.forEach((socket) => socket.destroy()));
  return { url: `http://maria:p%40ss@127.0.0.1:${await listening(t, server)}`, asked };
}

async function certificate(name: string): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  return { key, cert };
}

const packed = gzipSync('{"name":"Zoë"}');

test('through a proxy the bytes of a host with TLS come as they were sent, a changing call over a way of its own', async (t) => {
  const { key, cert } = await certificate('localhost');
  const target = createTlsServer({ key, cert }, (_request, response) => {
    response.writeHead(200, { 'x-a': ['1', '2'], 'content-encoding': 'gzip', 'content-length': packed.length });
    response.end(packed);
  });
  const url = new URL(`https://localhost:${await listening(t, target)}/v1`);
  const way = await proxy(t);
  const send = httpTransport(undefined, { proxy: way.url, tls: { ca: cert } });
  for (const request of [get, get, post, post]) {
    const { response, broken } = await send(url, request, 60_000);
    assert.deepEqual([response?.status, response?.body, broken], [200, '{"name":"Zoë"}', undefined]);
    assert.deepEqual(Buffer.from(response?.wire?.bytes ?? []), packed);
    assert.equal(response?.wire?.headers.filter(([name]) => name === 'x-a').length, 2);
  }
  // One is kept for both reads.
  assert.deepEqual(
    way.asked.map((request) => request.url),
    Array(3).fill(`localhost:${url.port}`),
  );
  assert.equal(way.asked[0]?.headers['proxy-authorization'], `Basic ${Buffer.from('maria:p@ss').toString('base64')}`);
});

test('without its authority a private certificate is not trusted, with it and a proxy of none the way is direct', async (t) => {
  const { key, cert } = await certificate('localhost');
  const port = await listening(
    t,
    createTlsServer({ key, cert }, (_request, response) => response.end('{}')),
  );
  const url = new URL(`https://localhost:${port}/`);
  await assert.rejects(httpTransport(undefined, { proxy: '' })(url, get, 60_000), {
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  const { response } = await httpTransport(undefined, { proxy: '', tls: { ca: cert } })(url, get, 60_000);
  assert.equal(response?.status, 200);
});

test('mutual TLS shows who calls, and a caller without a certificate is not let in', async (t) => {
  const [server, caller] = [await certificate('localhost'), await certificate('maria')];
  const options = { ...server, ca: caller.cert, requestCert: true, rejectUnauthorized: true };
  const target = createTlsServer(options, (request, response) => {
    response.end(JSON.stringify((request.socket as TLSSocket).getPeerCertificate().subject.CN));
  });
  const url = new URL(`https://localhost:${await listening(t, target)}/`);
  const trusting: Network = { tls: { ca: server.cert } };
  await assert.rejects(httpTransport(undefined, trusting)(url, get, 60_000));
  const known = httpTransport(undefined, { tls: { ca: server.cert, ...caller } });
  assert.equal((await known(url, post, 60_000)).response?.body, '"maria"');
});

test('a proxy that opens no way is an error, and never an answer of the target', async (t) => {
  const refusing = await proxy(t, 407);
  const send = httpTransport(undefined, { proxy: refusing.url });
  await assert.rejects(send(new URL('http://api.example/'), get, 60_000), (error: Error) => {
    assert.match(error.message, /^the proxy 127\.0\.0\.1:\d+ opens no way to api\.example:80: it answered 407$/);
    return !error.message.includes('p@ss');
  });
  const nobody = httpTransport(undefined, { proxy: 'http://127.0.0.1:1' });
  await assert.rejects(nobody(new URL('http://api.example/'), get, 60_000), /the proxy 127\.0\.0\.1:1 cannot be used/);
});

test('the environment names the proxy, but for what it excepts and what is on this machine', async (t) => {
  const way = await proxy(t);
  const target = createServer((_request, response) => response.end('"here"'));
  const port = await listening(t, target);
  const before = { ...process.env };
  t.after(() => (process.env = before));
  process.env = { ...before, HTTPS_PROXY: 'http://secure:1', http_proxy: way.url, NO_PROXY: 'api.example,.internal' };
  const chosen = (url: string, network: Network = {}): string | undefined => proxyFor(new URL(url), network)?.host;
  assert.equal(chosen('https://stage.example/'), 'secure:1');
  assert.equal(chosen('https://api.example/'), undefined);
  assert.equal(chosen('https://a.internal/'), undefined);
  assert.equal(chosen('http://127.0.0.1:3000/'), undefined);
  assert.equal(chosen('http://127.0.0.1:3000/', { proxy: 'http://own:2' }), 'own:2');
  assert.equal(chosen('https://stage.example/', { proxy: '' }), undefined);
  assert.equal(await (await fetchOut(`http://elsewhere.example:${port}/`)).text(), '"here"');
  assert.equal(way.asked.length, 1);
});
