import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery } from '../test-support/inputs.js';
import { noTriggers } from '../triggers/trigger.js';
import { arrivalMs, Elapsed, measured } from './elapsed.js';

test('what comes while the clock is moved lies somewhere in the time passed over', () => {
  const elapsed = new Elapsed();
  elapsed.moved(8000, 100, 120);
  elapsed.moved(1000, 200, 210);
  assert.deepEqual(elapsed.at(99), { earliest: 99, latest: 99 });
  assert.deepEqual(elapsed.at(110), { earliest: 110, latest: 8110 });
  assert.deepEqual(elapsed.at(150), { earliest: 8150, latest: 8150 });
  assert.deepEqual(elapsed.at(205), { earliest: 8205, latest: 9205 });
  assert.deepEqual(elapsed.timed(delivery({ receivedAt: 110, answeredAt: 112 })).clock, {
    received: { earliest: 110, latest: 8110 },
    answered: { earliest: 8112, latest: 8112 },
  });
});

test('moving the clock is noted, what falls due is awaited, and other triggers are passed on', async () => {
  const elapsed = new Elapsed();
  const pulled: string[] = [];
  let now = 1000;
  const triggers = measured(
    {
      ...noTriggers,
      pull: (name) => {
        pulled.push(name);
        now += 5;
        return Promise.resolve({});
      },
      settleDeliveries: () => {
        pulled.push('settle');
        now += 20;
        return Promise.resolve();
      },
    },
    elapsed,
    () => now,
  );
  await triggers.pull('check-health', {});
  await triggers.pull('advance-clock', { seconds: '8' });
  assert.deepEqual(pulled, ['check-health', 'advance-clock', 'settle']);
  assert.deepEqual(elapsed.at(1020), { earliest: 1020, latest: 9020 });
  assert.deepEqual(elapsed.at(1031), { earliest: 9031, latest: 9031 });
});

test('where nobody tells when deliveries are done, what arrives soon after a move may belong to any moment of it', async () => {
  const elapsed = new Elapsed();
  const triggers = measured({ ...noTriggers, pull: () => Promise.resolve({}) }, elapsed, () => 1000);
  await triggers.pull('advance-clock', { seconds: '8' });
  assert.deepEqual(elapsed.at(1000 + arrivalMs), { earliest: 1000 + arrivalMs, latest: 9000 + arrivalMs });
  assert.deepEqual(elapsed.at(1001 + arrivalMs), { earliest: 9001 + arrivalMs, latest: 9001 + arrivalMs });
});
