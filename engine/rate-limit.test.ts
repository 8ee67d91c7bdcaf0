import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRateLimit, retryAfterMs, type Waiting } from './rate-limit.js';

/** A clock that sleeping moves. */
function clock(): Waiting & { slept: number[] } {
  let now = 10_000;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep(ms) {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

test('requests are spread evenly over the second', async () => {
  const time = clock();
  const limit = createRateLimit(4, time);
  for (let sent = 0; sent < 5; sent += 1) await limit.turn();
  assert.deepEqual(time.slept, [250, 250, 250, 250]);
});

test('without a figure only a pause holds requests up', async () => {
  const time = clock();
  const limit = createRateLimit(undefined, time);
  await limit.turn();
  await limit.turn();
  assert.deepEqual(time.slept, []);
  limit.pause(3000);
  limit.pause(1000);
  await limit.turn();
  await limit.turn();
  assert.deepEqual(time.slept, [3000]);
});

test('Retry-After is read as seconds or as a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  assert.equal(retryAfterMs('7', now), 7000);
  assert.equal(retryAfterMs('Thu, 01 Jan 2026 00:00:05 GMT', now), 5000);
  assert.equal(retryAfterMs('Thu, 01 Jan 2025 00:00:05 GMT', now), 0);
  assert.equal(retryAfterMs('soon', now), undefined);
  assert.equal(retryAfterMs(undefined, now), undefined);
});
