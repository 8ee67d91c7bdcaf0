import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReceivedDelivery } from '../../engine/exchange.js';
import type { Inbox } from '../../engine/inbox.js';
import { delivery, deliveryCase } from '../../engine/test-support/inputs.js';
import { openSession } from '../../engine/test-support/session.js';
import { noTriggers, type Triggers } from '../../engine/triggers/trigger.js';
import { endAttempts, sentElsewhere, watchAttempts } from './watch-attempts.js';

const triggeredAt = 1500;

/** Watches deliveries where somebody moves the clock and nobody tells when deliveries are done. */
async function watch(deliveries: readonly ReceivedDelivery[]) {
  const moves: string[] = [];
  const triggers: Triggers = {
    ...noTriggers,
    can: (name) => name === 'advance-clock',
    pull: (_name, { seconds = '' }) => {
      moves.push(seconds);
      return Promise.resolve({});
    },
  };
  const { session, waits } = openSession({ deliveries: [...deliveries], options: { triggers } });
  return { watched: await watchAttempts(session, deliveryCase(), triggeredAt), moves, waits };
}

test('the clock does not move before the first attempt is there, and never where it does not come', async () => {
  const { watched, moves, waits } = await watch([]);
  assert.deepEqual(watched.deliveries, []);
  assert.equal(watched.unknown, undefined);
  assert.deepEqual(moves, []);
  assert.ok(waits.some(({ count, timeoutMs }) => count === 1 && timeoutMs === deliveryCase().deadlineMs));
});

test('each move waits for what it may have set off, after the answer is where it has to go', async () => {
  const { watched, moves, waits } = await watch([delivery({ receivedAt: 1520, answeredAt: 1525 })]);
  assert.equal(watched.unknown, undefined);
  assert.equal(watched.deliveries.length, 1);
  assert.ok(moves.length > 0);
  const afterMoves = waits.filter(({ count }) => count === 2);
  assert.equal(afterMoves.length, moves.length);
  assert.ok(waits.findIndex(({ count }) => count > 2) < waits.findIndex(({ count }) => count === 2));
});

test('deliveries that take too long to be told apart are not watched, with the reason', async () => {
  const { watched, moves } = await watch([delivery({ receivedAt: triggeredAt + 800, answeredAt: triggeredAt + 805 })]);
  assert.match(watched.unknown ?? '', /the first attempt took 800 ms/);
  assert.deepEqual(moves, []);
  const slow = await watch([delivery({ receivedAt: 1520, answeredAt: 9000 })]);
  assert.match(slow.watched.unknown ?? '', /answered after 7480 ms/);
});

test('a retry that goes to an unlisted path is an attempt all the same, another message there is none', () => {
  const first = delivery({ id: 'd1', receivedAt: 2000 });
  const retry = delivery({ id: 'd2', receivedAt: 9000, webhookId: null, path: '/elsewhere' });
  const early = delivery({ ...retry, id: 'd0', receivedAt: 1000 });
  const other = delivery({ ...retry, id: 'd3', body: '{"externalUserId":"u-2"}' });
  const listed = delivery({ ...retry, id: 'd4', webhookId: 'kycFileAdded' });
  assert.deepEqual(
    sentElsewhere([first], [retry, early, other, listed]).map(({ id }) => id),
    ['d2'],
  );
});

/** Ends attempts where each move of the clock brings as many deliveries as the list says. */
async function end(brought: readonly number[], offers: readonly string[] = ['advance-clock']) {
  const moves: string[] = [];
  const there: ReceivedDelivery[] = [];
  const triggers: Triggers = {
    ...noTriggers,
    can: (name) => offers.includes(name),
    pull: (_name, { seconds = '' }) => {
      there.push(...Array.from({ length: brought[moves.length] ?? 0 }, () => delivery()));
      moves.push(seconds);
      return Promise.resolve({});
    },
  };
  const inbox: Inbox = {
    waitFor: () => Promise.resolve([...there]),
    since: () => Promise.resolve([]),
    script: () => Promise.resolve(),
  };
  await endAttempts(openSession({ options: { triggers, inbox } }).session, 'userBalanceGenerated');
  return moves;
}

test('the clock is moved beyond the longest pause until nothing comes any more, and not for ever', async () => {
  assert.deepEqual(await end([]), ['257']);
  assert.deepEqual(await end([1, 0, 1]), ['257', '257']);
  assert.deepEqual(
    await end([2, 1, 1, 1, 1, 1, 1]),
    Array.from({ length: 5 }, () => '257'),
  );
  assert.deepEqual(await end([1], []), []);
});
