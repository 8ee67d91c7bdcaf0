import assert from 'node:assert/strict';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../cli/test-support/conformance.js';
import { loadContract } from '../contracts/model/load.js';
import { UsageError } from '../engine/config.js';
import { startSink, type Sink } from '../sink/index.js';
import { inboxOf } from '../suites/support/inbox.js';
import { joinSink } from './sink.js';

const contract = loadContract('test');
const hour = 3_600_000;

/** A sink on another host, whose clock is an hour ahead. */
async function elsewhere(t: TestContext): Promise<Sink> {
  const sink = await startSink({
    journal: path.join(temporaryFolder(t), 'journal.ndjson'),
    inboxes: [
      { name: 'other', pathPrefix: '/other' },
      { name: 'mine', contract },
    ],
    readToken: 'read-token',
    now: () => Date.now() + hour,
  });
  t.after(() => sink.close());
  return sink;
}

const join = (url: string, more: { inbox?: string; readToken?: string } = {}) =>
  joinSink({ url, readToken: 'read-token', inbox: 'mine', ...more }, contract, 'targets.real.sink', Date.now);

const deliver = (url: string, id: string): Promise<Response> =>
  fetch(`${url}/webhook/user/status`, { method: 'POST', body: JSON.stringify({ externalUserId: id }) });

test('a run reads a sink elsewhere from its start on, by its own clock, and from its inbox alone', async (t) => {
  const sink = await elsewhere(t);
  await deliver(sink.url, 'before');
  const joined = await join(sink.url);
  assert.equal(joined.urlOf('run'), sink.url);
  const inbox = inboxOf(joined.inbox('run'));
  const started = Date.now();
  await deliver(sink.url, 'after');
  await deliver(`${sink.url}/other`, 'of another inbox');
  const seen = await inbox.since(started - 10_000);
  assert.deepEqual(
    seen.map(({ body }) => body),
    ['{"externalUserId":"after"}'],
  );
  assert.ok(Math.abs((seen[0]?.receivedAt ?? 0) - started) < 10_000, 'the times are the run’s');
  const all = await inbox.waitFor({ webhookId: 'userBalanceGenerated' }, 1, 0);
  assert.deepEqual(
    all.map(({ id }) => id),
    ['d2'],
  );
  await joined.close();
  assert.equal((await deliver(sink.url, 'later')).status, 200, 'it goes on without the run');
});

test('a script of the run answers in its inbox', async (t) => {
  const sink = await elsewhere(t);
  const inbox = inboxOf((await join(sink.url)).inbox('run'));
  await inbox.script('/webhook/user/status', [500]);
  assert.equal((await deliver(sink.url, 'u')).status, 500);
  await inbox.script('/webhook/user/status', []);
  assert.equal((await deliver(sink.url, 'u')).status, 200);
});

test('a sink that cannot be used is a matter of the configuration', async (t) => {
  const { url } = await elsewhere(t);
  for (const [attempt, message] of [
    [join('http://127.0.0.1:1'), /targets\.real\.sink: http:\/\/127\.0\.0\.1:1 is no usable sink/],
    [join(url, { readToken: 'wrong' }), /is no usable sink/],
    [join(url, { inbox: 'none' }), /sink\.inbox: the sink has no inbox none; it has other, mine/],
    [join(url, { inbox: 'other' }), /the inbox other knows version none, and the run is held to test/],
  ] as const)
    await assert.rejects(attempt, (error) => error instanceof UsageError && message.test(error.message));
});
