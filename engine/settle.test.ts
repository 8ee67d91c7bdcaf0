import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './settle.js';
import { openSession } from './test-support/session.js';

const history = (...states: string[]) => ({
  body: { total: states.length, transactions: states.map((status, index) => ({ id: `t${index}`, status })) },
});

async function settled(answers: ReturnType<typeof history>[], deadlineMs = 3000) {
  const pauses: number[] = [];
  const sleep = (ms: number): Promise<void> => Promise.resolve(void pauses.push(ms));
  const { session, lines } = openSession({ answers, options: { sleep, deliveries: { deadlineMs, quietMs: 0 } } });
  const isSettled = await settle(session, 'u-1');
  return { isSettled, pauses: pauses.length, lines };
}

test('what is under way is waited for, and not recorded', async () => {
  const { isSettled, pauses, lines } = await settled([
    history('SUCCESSFUL', 'PENDING'),
    history('PENDING'),
    history('FAILED'),
  ]);
  assert.deepEqual([isSettled, pauses, lines.length], [true, 2, 0]);
});

test('what does not end in time is told', async () => {
  assert.equal((await settled([history('PENDING')], 0)).isSettled, false);
});

test('where somebody decides on every end, nothing is asked', async () => {
  const { session, sent } = openSession();
  assert.equal(await settle(session, null), true);
  assert.equal(sent.length, 0);
});
