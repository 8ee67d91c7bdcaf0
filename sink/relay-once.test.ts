/** What comes of passing a delivery on, and how many results are remembered. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { generate } from 'selfsigned';
import { createInboxes } from './inbox.js';
import { createRelays, forwardInbox, relay, type RelayResult } from './relay.js';
import { openJournal } from './journal.js';
import { composing } from './test-support/delivery.js';
import { journalPath } from './test-support/folder.js';

interface Seen {
  line: string;
  rawHeaders: string[];
}

async function listening(
  t: TestContext,
  server: ReturnType<typeof createPlainServer>,
  host = '127.0.0.1',
): Promise<number> {
  server.listen(0, host);
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function noting(seen: Seen[], status = 200): RequestListener {
  return (request, response) => {
    seen.push({ line: `${request.method} ${request.url}`, rawHeaders: request.rawHeaders });
    response.writeHead(status).end('an answer nobody reads');
  };
}

/** Each call is 5 ms later. */
function clock(): () => number {
  let time = 995;
  return () => (time += 5);
}

test('a result says when it was sent, how long it took and what the handler answered', async (t) => {
  const port = await listening(t, createPlainServer(noting([], 418)));
  assert.deepEqual(await relay(composing()(1), new URL(`http://127.0.0.1:${port}`), clock()), {
    sentAt: 1000,
    durationMs: 5,
    status: 418,
    error: null,
  });
});

test('a handler that is not there is told by the code of the system, an abort by its own', async () => {
  const closed = createPlainServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const to = new URL(`http://127.0.0.1:${(closed.address() as AddressInfo).port}`);
  closed.close();
  await once(closed, 'close');
  const none = { sentAt: 1000, durationMs: 5, status: null };
  assert.deepEqual(await relay(composing()(1), to, clock()), { ...none, error: 'ECONNREFUSED' });
  assert.deepEqual(await relay(composing()(1), to, clock(), AbortSignal.abort()), { ...none, error: 'ABORT_ERR' });
});

test('an answer that breaks off is no answer', async (t) => {
  const server = createPlainServer((_request, response) => {
    response.writeHead(200, { 'content-length': '10' }).write('half', () => response.destroy());
  });
  const to = new URL(`http://127.0.0.1:${await listening(t, server)}`);
  const { status, error } = await relay(composing()(1), to, clock());
  assert.deepEqual([status, error], [null, 'ECONNRESET']);
});

test('headers of one connection are left out, all others passed on as spelt; the length is told where there was one', async (t) => {
  const seen: Seen[] = [];
  const to = new URL(`http://127.0.0.1:${await listening(t, createPlainServer(noting(seen)))}/hooks`);
  const own = [
    ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
    ...['host', 'content-length', 'expect'],
  ];
  const headers = [...own, 'x-kept', 'authorization'].map((name): [string, string] => [name, `v ${name}`]);
  const spelt = headers.map(([name]) => name.toUpperCase());
  const delivery = composing('b', { headers, headerNames: spelt.slice(0, -1), path: '/a?b=c', method: 'PUT' })(1);
  await relay(delivery, to, clock());
  await relay({ ...delivery, bodyBase64: '' }, to, clock());
  await relay({ ...delivery, bodyBase64: '', headers: [], method: 'GET' }, new URL(`${to.origin}/hooks/`), clock());
  await relay({ ...delivery, path: 'http://provider.example/a', headers: [] }, new URL(to.origin), clock());
  const kept = ['Host', to.host, 'X-KEPT', 'v x-kept', 'authorization', 'v authorization'];
  assert.deepEqual(seen, [
    { line: 'PUT /hooks/a?b=c', rawHeaders: [...kept, 'Content-Length', '3', 'Connection', 'close'] },
    { line: 'PUT /hooks/a?b=c', rawHeaders: [...kept, 'Content-Length', '0', 'Connection', 'close'] },
    { line: 'GET /hooks/a?b=c', rawHeaders: ['Host', to.host, 'Connection', 'close'] },
    { line: 'PUT /a', rawHeaders: ['Host', to.host, 'Content-Length', '3', 'Connection', 'close'] },
  ]);
});

test('a handler with TLS is spoken to in TLS, and its certificate is looked at', async (t) => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const seen: Seen[] = [];
  const port = await listening(t, createTlsServer({ key, cert }, noting(seen)));
  const { status, error } = await relay(composing()(1), new URL(`https://127.0.0.1:${port}`), clock());
  assert.equal(status, null);
  assert.match(error ?? '', /SELF_SIGNED|CERT|UNABLE_TO_VERIFY/);
  assert.deepEqual(seen, []);
});

test('an address of IPv6 is reached without its brackets', async (t) => {
  const seen: Seen[] = [];
  const server = createPlainServer(noting(seen));
  const port = await listening(t, server, '::1').catch(() => undefined);
  if (port === undefined) return t.skip('this machine has no IPv6');
  assert.equal((await relay(composing()(1), new URL(`http://[::1]:${port}`), clock())).status, 200);
  assert.equal(seen[0]?.rawHeaders[1], `[::1]:${port}`);
});

test('results are remembered for the thousand deliveries passed on last, and each is told', async () => {
  const told: [number, RelayResult][] = [];
  const relays = createRelays(clock(), ({ sequence }, result) => told.push([sequence, result]));
  const nowhere = new URL('http://127.0.0.1:1');
  const send = (sequence: number) => relays.send(composing()(sequence), nowhere, AbortSignal.abort());
  assert.deepEqual(relays.of(1), []);
  const first = await send(1);
  const second = await send(1);
  assert.deepEqual(relays.of(1), [first, second]);
  for (let sequence = 2; sequence <= 1000; sequence += 1) await send(sequence);
  assert.equal(relays.of(1).length, 2, 'a thousand are remembered');
  await send(1);
  await send(1001);
  assert.deepEqual(
    [1, 2, 3].map((sequence) => relays.of(sequence).length),
    [3, 0, 1],
  );
  assert.deepEqual(told[1], [1, second]);
  assert.equal(told.length, 1003);
});

test('only what arrives from now on in an inbox that forwards is passed on', async (t) => {
  const seen: Seen[] = [];
  const to = new URL(`http://127.0.0.1:${await listening(t, createPlainServer(noting(seen)))}`);
  const journal = await openJournal(await journalPath(t));
  t.after(() => journal.close());
  const [inbox, silent] = createInboxes([{ name: 'a', pathPrefix: '/a', forward: to }, { name: 'b' }]);
  assert.ok(inbox && silent);
  await journal.append(composing(null, { inbox: 'a', path: '/before' }));
  const stopping = new AbortController();
  const done = new Promise<void>((resolve) => {
    const relays = createRelays(clock(), (_delivery, { status }) => {
      assert.equal(status, 200);
      stopping.abort();
    });
    void forwardInbox(inbox, journal, relays, stopping.signal).then(resolve);
  });
  await forwardInbox(silent, journal, createRelays(clock(), assert.fail), stopping.signal);
  await journal.append(composing(null, { inbox: 'b', path: '/other' }));
  await journal.append(composing(null, { inbox: 'a', path: '/after' }));
  await done;
  assert.deepEqual(
    seen.map(({ line }) => line),
    ['POST /after'],
  );
});
