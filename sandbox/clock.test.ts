import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock, systemClock } from './clock.js';

test('a manual clock runs timers in the order of their time, each at its own', () => {
  const clock = createManualClock(1000);
  const ran: [string, number][] = [];
  clock.setTimer(20, () => ran.push(['late', clock.now()]));
  clock.setTimer(10, () => {
    ran.push(['early', clock.now()]);
    clock.setTimer(5, () => ran.push(['nested', clock.now()]));
  });
  clock.advance(30);
  assert.deepEqual(ran, [
    ['early', 1010],
    ['nested', 1015],
    ['late', 1020],
  ]);
  assert.equal(clock.now(), 1030);
});

test('a manual clock moves to the next timer, and tells when there is none', () => {
  const clock = createManualClock();
  let runs = 0;
  clock.setTimer(10, () => (runs += 1));
  clock.setTimer(10, () => (runs += 1));
  const cancel = clock.setTimer(20, () => (runs += 1));
  cancel();
  assert.equal(clock.advanceToNextTimer(), true);
  assert.equal(clock.now(), 10);
  assert.equal(runs, 2);
  assert.equal(clock.advanceToNextTimer(), false);
});

test('the system clock calls back, unless it is cancelled', async () => {
  const cancel = systemClock.setTimer(0, () => assert.fail('cancelled timers do not run'));
  cancel();
  await new Promise<void>((resolve) => systemClock.setTimer(1, resolve));
});
