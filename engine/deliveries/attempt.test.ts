import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery } from '../test-support/inputs.js';
import { attemptOf, failureOf, patienceMs, retryWindow, toleranceMs, type Retries } from './attempt.js';
import { attemptAt } from './test-support/sender.js';

const retries: Retries = { attempts: 5, delaysSeconds: [8, 16, 32, 64] };

test('the pause of a retry is a quarter off at most, and a second where that is more', () => {
  assert.deepEqual([1, 4, 8, 64].map(toleranceMs), [1000, 1000, 2000, 16_000]);
});

test('a retry is due after its pause, before and after by the tolerance, and none after the last attempt', () => {
  const failed = attemptAt(10, 500, 'null', 0);
  assert.deepEqual(retryWindow(failed, 1, retries), { earliest: 16_000, latest: 20_000 });
  assert.deepEqual(retryWindow(failed, 4, retries), { earliest: 58_000, latest: 90_000 });
  assert.equal(retryWindow(failed, 5, retries), undefined);
  assert.equal(retryWindow(failed, 2, { attempts: 2, delaysSeconds: [8, 16] }), undefined);
  assert.equal(retryWindow(failed, 2, { attempts: 5, delaysSeconds: [8] }), undefined);
});

test('what was answered may have been given up before, and an acknowledgement may be lost', () => {
  assert.deepEqual(failureOf(attemptAt(10, 500, 'null', 999)), { earliest: 10_999, latest: 10_999 });
  assert.deepEqual(failureOf(attemptAt(10, 0, 'null', 1000)), { earliest: 10_000, latest: 11_000 });
  for (const status of [200, 404, 499])
    assert.deepEqual(failureOf(attemptAt(10, status, 'null', 0)), { earliest: 10_000, latest: 10_000 + patienceMs });
});

test("an attempt has the times of the target's clock where that is known", () => {
  const clock = { received: { earliest: 1, latest: 5 }, answered: { earliest: 5, latest: 6 } };
  const { id, body, receivedAt, answeredAt } = delivery();
  assert.deepEqual(attemptOf(delivery({ clock, answerStatus: 503 })), { id, body, ...clock, status: 503 });
  assert.deepEqual(attemptOf(delivery()), {
    id,
    body,
    received: { earliest: receivedAt, latest: receivedAt },
    answered: { earliest: answeredAt, latest: answeredAt },
    status: 200,
  });
});
