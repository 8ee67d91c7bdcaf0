/** How each kind of step is carried out on the wire. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { jsonAnswer, type OutgoingAnswer } from '../answer.js';
import { perform, type Sleep } from './perform.js';
import type { AnswerStep } from './step.js';

const acknowledgement: OutgoingAnswer = jsonAnswer(202, { ok: 'é' });

interface Wire {
  head: string;
  headers: Record<string, string>;
  body: string;
  /** Bytes after the head. */
  bytes: Buffer;
  reset: boolean;
}

/** What a peer sees of a step; rejects with what carrying it out threw. */
async function wireOf(t: TestContext, step: AnswerStep, sleep: Sleep = () => Promise.resolve()): Promise<Wire> {
  let failed: unknown;
  const server = createServer((_request, response) => {
    response.sendDate = false;
    perform(response, step, acknowledgement, sleep).catch((error: unknown) => {
      failed = error;
      response.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  const parts: Buffer[] = [];
  let reset = false;
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.on('error', (error: NodeJS.ErrnoException) => (reset = error.code === 'ECONNRESET'));
  await new Promise((resolve) => socket.once('close', resolve));
  if (failed !== undefined) throw failed as Error;
  const all = Buffer.concat(parts);
  const end = all.indexOf('\r\n\r\n');
  const [head = '', ...lines] = all.subarray(0, Math.max(0, end)).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.split(': ', 2) as [string, string]));
  delete headers['Connection'];
  const bytes = end === -1 ? all : all.subarray(end + 4);
  return { head, headers, bytes, body: bytes.toString(), reset };
}

test('what a step leaves out is as in the acknowledgement, and each body tells its type and length', async (t) => {
  const json = (length: number) => ({ 'content-type': 'application/json', 'content-length': String(length) });
  const cases: [step: AnswerStep, status: number, headers: object, body: string][] = [
    [{}, 202, json(11), '{"ok":"é"}'],
    [{ status: 500 }, 500, json(11), '{"ok":"é"}'],
    [{ body: { json: ['é'] } }, 202, json(6), '["é"]'],
    [{ body: { text: 'é' } }, 202, { 'content-type': 'text/plain; charset=utf-8', 'content-length': '2' }, 'é'],
    [{ body: { empty: true } }, 202, { 'content-length': '0' }, ''],
    [{ body: { huge: 3 } }, 202, json(3), '   '],
    [{ status: 204, body: { text: 'no' }, headers: { 'X-A': 'b' } }, 204, { 'X-A': 'b' }, ''],
    [{ status: 304 }, 304, {}, ''],
    [
      { headers: { 'Content-Type': 'a/b', 'X-Own': '1' } },
      202,
      { 'content-type': 'a/b', 'content-length': '11', 'x-own': '1' },
      '{"ok":"é"}',
    ],
  ];
  for (const [step, status, headers, body] of cases) {
    const wire = await wireOf(t, step);
    assert.match(wire.head, new RegExp(`^HTTP/1\\.1 ${status} `));
    assert.deepEqual([wire.headers, wire.body, wire.reset], [headers, body, false], JSON.stringify(step));
  }
});

test('garbage says it is JSON and is neither that nor UTF-8', async (t) => {
  const { headers, bytes } = await wireOf(t, { body: { garbage: 6 } });
  assert.deepEqual(headers, { 'content-type': 'application/json', 'content-length': '6' });
  assert.deepEqual(bytes, Buffer.from([0x7b, 0xff, 0x00, 0xfe, 0x7b, 0xff]));
});

test('a huge body is as long as it says, whatever its length', async (t) => {
  for (const huge of [1, 65_536, 65_537, 200_000]) {
    const { headers, body } = await wireOf(t, { body: { huge } });
    assert.deepEqual([headers['content-length'], body.length, body.trim()], [String(huge), huge, '']);
  }
});

test('a delay comes before all, a slow body is spread in ten even pieces', async (t) => {
  const pauses: number[] = [];
  const sleep: Sleep = (ms) => {
    pauses.push(ms);
    return Promise.resolve();
  };
  const text = 'x'.repeat(95);
  assert.equal((await wireOf(t, { delayMs: 7, slowBodyMs: 50, body: { text } }, sleep)).body, text);
  assert.deepEqual(pauses, [7, ...Array.from({ length: 10 }, () => 5)]);
  pauses.length = 0;
  assert.equal((await wireOf(t, { slowBodyMs: 50, body: { text: 'abc' } }, sleep)).body, 'abc');
  assert.deepEqual(pauses, [5, 5, 5]);
  pauses.length = 0;
  await wireOf(t, { delayMs: 0 }, sleep);
  assert.deepEqual(pauses, [0]);
});

test('a reset comes before the head, or when half of the body is sent', async (t) => {
  const before = await wireOf(t, { reset: 'before-head' });
  assert.deepEqual([before.head, before.body, before.reset], ['', '', true]);
  for (const [body, half] of [
    [{ text: 'abcdefg' }, 'abc'],
    [{ text: 'a' }, ' '],
    [{ huge: 1_000_000 }, ' '.repeat(65_536)],
  ] as const) {
    const torn = await wireOf(t, { reset: 'in-body', body });
    assert.match(torn.head, /^HTTP\/1\.1 202 /);
    assert.ok(half.startsWith(torn.body), 'a reset may take what was sent before it');
    assert.equal(torn.reset || torn.body === half, true);
  }
});

test('what a pause throws is told, unless the peer has gone', async (t) => {
  await assert.rejects(
    wireOf(t, { delayMs: 1 }, () => Promise.reject(new Error('no timer'))),
    /no timer/,
  );
});

test('a pause ends when the peer leaves, and nobody is told', { timeout: 60_000 }, async (t) => {
  for (const step of [{ delayMs: 60_000 }, { slowBodyMs: 60_000 }]) {
    let begun = (): void => {};
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const sleep: Sleep = (_ms, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        begun();
      });
    let performed: Promise<void> | undefined;
    const server = createServer((_request, response) => {
      performed = perform(response, step, acknowledgement, sleep);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await isBegun;
    socket.destroy();
    await performed;
  }
});
