/** TLS and the limits of what a peer may take. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:https';
import { connect } from 'node:net';
import { test } from 'node:test';
import { generate } from 'selfsigned';
import type { Sink } from './index.js';
import { openListeners, type Listeners } from './listeners.js';
import { start } from './test-support/start.js';

async function rawAnswer(sink: Sink, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(sink.url).port), '127.0.0.1');
  socket.write(bytes);
  let text = '';
  for await (const chunk of socket.setEncoding('latin1')) text += String(chunk);
  return text;
}

test('with key and certificate every port speaks TLS', async (t) => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const sink = await start(t, {
    tls: { key, cert },
    inboxes: [{ name: 'a' }, { name: 'b', port: 0, answers: [{ steps: [{ reset: 'before-head' }] }] }],
  });
  assert.match(sink.url, /^https:/);
  const post = async (url: string): Promise<number> => {
    const call = request(url, { method: 'POST', rejectUnauthorized: false }).end('1');
    const [response] = (await once(call, 'response')) as [NodeJS.ReadableStream & { statusCode: number }];
    await once(response.resume(), 'end');
    return response.statusCode;
  };
  assert.equal(await post(sink.url), 200);
  await assert.rejects(post(sink.inboxes[1]?.url ?? ''), { code: 'ECONNRESET' });
  assert.equal(sink.deliveries, 2);
  assert.doesNotMatch(await rawAnswer(sink, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'), /200 OK/);
});

test('headers over the limit are answered 431', async (t) => {
  const sink = await start(t, { limits: { headerBytes: 2048 } });
  const head = (bytes: number) =>
    `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Long: ${'x'.repeat(bytes)}\r\n\r\n`;
  assert.match(await rawAnswer(sink, head(1000)), /^HTTP\/1\.1 200 /);
  assert.match(await rawAnswer(sink, head(3000)), /^HTTP\/1\.1 431 /);
  assert.equal(sink.deliveries, 1);
});

test('nothing else said, headers may take 16 KiB', async (t) => {
  const sink = await start(t);
  const head = (bytes: number) => `GET / HTTP/1.1\r\nConnection: close\r\nHost: ${'x'.repeat(bytes)}\r\n\r\n`;
  assert.match(await rawAnswer(sink, head(16_000)), /^HTTP\/1\.1 200 /);
  assert.match(await rawAnswer(sink, head(17_000)), /^HTTP\/1\.1 431 /);
});

test('a peer that sends its request too slowly is cut off', async (t) => {
  const sink = await start(t, { limits: { headersTimeoutMs: 50, requestTimeoutMs: 100 } });
  const started = performance.now();
  assert.match(await rawAnswer(sink, 'POST / HTTP/1.1\r\nHo'), /^HTTP\/1\.1 408 /);
  assert.match(
    await rawAnswer(sink, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf'),
    /^HTTP\/1\.1 408 /,
  );
  assert.ok(performance.now() - started < 30_000);
  assert.equal(sink.deliveries, 0);
});

test('a taken port of an inbox is reported', async (t) => {
  const taken = await start(t);
  const { port } = new URL(taken.url);
  await assert.rejects(
    start(t, {
      inboxes: [
        { name: 'a', port: 0 },
        { name: 'b', port: Number(port) },
      ],
    }),
    { code: 'EADDRINUSE' },
  );
});

const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

/** What a connection is given until it is closed; nothing more where it is reset. */
async function answersAt({ main }: Listeners, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(main.origin).port), '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (part: string) => (text += part));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return text;
}

test('a request that can not be handled is broken off, and the reason told', async (t) => {
  const errors: unknown[] = [];
  const broken = new Error('broken');
  const listeners = await openListeners({ onError: (error) => errors.push(error) }, [], () => Promise.reject(broken));
  t.after(() => listeners.close());
  assert.equal(await answersAt(listeners, get), '');
  assert.deepEqual(errors, [broken]);
});

test(
  'a listener that closes ends a connection behind its answer, and what still waits at once',
  { timeout: 60_000 },
  async (t) => {
    // No answer is cut off by time.
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let arrived = (): void => {};
    const isArrived = new Promise<void>((resolve) => (arrived = resolve));
    let goOn = (): void => {};
    const isClosing = new Promise<void>((resolve) => (goOn = resolve));
    const signals: boolean[] = [];
    const listeners = await openListeners(
      { onError: (error) => assert.fail(String(error)) },
      [],
      async ({ response, signalOf }) => {
        const early = signalOf(response);
        signals.push(early.aborted);
        arrived();
        await isClosing;
        signals.push(early.aborted, signalOf(response).aborted);
        response.end('whole');
      },
    );
    const answer = answersAt(listeners, get);
    await isArrived;
    const closed = listeners.close();
    goOn();
    assert.match(await answer, /^HTTP\/1\.1 200 [^]*whole/);
    await closed;
    assert.deepEqual(signals, [false, true, true]);
  },
);

test('a signal tells that the peer has gone', { timeout: 60_000 }, async (t) => {
  let gone = (): void => {};
  const isGone = new Promise<void>((resolve) => (gone = resolve));
  const listeners = await openListeners(
    { onError: (error) => assert.fail(String(error)) },
    [],
    async ({ request, response, signalOf }) => {
      signalOf(response).addEventListener('abort', gone);
      request.socket.destroy();
      await isGone;
    },
  );
  t.after(() => listeners.close());
  assert.equal(await answersAt(listeners, get), '');
  await isGone;
});
