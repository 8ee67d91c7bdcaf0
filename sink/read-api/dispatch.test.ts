/** What a caller of the read API is told when the sink itself fails. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { composing } from '../test-support/delivery.js';
import type { Delivery } from '../types.js';
import { answerRead } from './dispatch.js';
import type { ReadApi } from './route.js';

const broken = new Error('EIO');

interface Told {
  status: number | 'none';
  body: string;
  errors: unknown[];
}

/** What a caller and the sink's owner are told of a call, where the journal gives these deliveries and then fails. */
async function told(t: TestContext, path: string, deliveries: Delivery[], signal: AbortSignal): Promise<Told> {
  const errors: unknown[] = [];
  const api = {
    journal: {
      length: 5,
      async *read() {
        yield* deliveries;
        await Promise.reject(broken);
      },
    },
    isAuthorised: () => true,
    onError: (error: unknown) => errors.push(error),
  } as unknown as ReadApi;
  let answered: Promise<void> | undefined;
  const server = createServer((request, response) => {
    answered = answerRead(request, response, api, signal);
    // Nothing is left to be told by the sink where the peer has gone.
    if (signal.aborted) void answered.then(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_sink/${path}`;
  const response = await fetch(address).catch(() => undefined);
  const body = await response?.text().catch(() => 'broken off');
  await answered;
  return { status: response?.status ?? 'none', body: body ?? '', errors };
}

const open = new AbortController().signal;

test('a journal that can not be read is answered 500, and its reason told to the owner alone', async (t) => {
  assert.deepEqual(await told(t, 'deliveries/1', [], open), {
    status: 500,
    body: '{"error":"The journal could not be read."}',
    errors: [broken],
  });
});

test('an answer that has begun is broken off, so that nobody takes it for whole', async (t) => {
  const { status, body, errors } = await told(t, 'deliveries', [composing('x'.repeat(100_000))(1)], open);
  assert.ok(status === 'none' || (status === 200 && body === 'broken off'), `${status} ${body}`);
  assert.deepEqual(errors, [broken]);
});

test('what fails because the caller has gone is told to nobody', async (t) => {
  for (const path of ['deliveries', 'deliveries/1'])
    assert.deepEqual((await told(t, path, [], AbortSignal.abort())).errors, [], path);
});
