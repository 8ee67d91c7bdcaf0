import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock, createShiftableClock, systemClock } from './clock.js';

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

test('a shiftable clock goes with its base, ahead of it', () => {
  const base = createManualClock(1000);
  const clock = createShiftableClock(base, 50);
  assert.equal(clock.now(), 1050);
  clock.shift(500);
  base.advance(10);
  assert.deepEqual([clock.now(), clock.ahead, base.now()], [1560, 550, 1010]);
});

test('a shift runs what falls due, in the order of its time, each at its own', () => {
  const base = createManualClock();
  const clock = createShiftableClock(base);
  const ran: [string, number][] = [];
  const note = (name: string) => () => void ran.push([name, clock.now()]);
  clock.setTimer(300, note('late'));
  clock.setTimer(100, () => {
    note('early')();
    clock.setTimer(50, note('nested'));
    clock.setTimer(5000, note('much later'));
  });
  clock.setTimer(100, note('at the same time'));
  clock.setTimer(200, note('cancelled'))();
  clock.shift(1000);
  assert.deepEqual(ran, [
    ['early', 100],
    ['at the same time', 100],
    ['nested', 150],
    ['late', 300],
  ]);
  assert.equal(clock.now(), 1000);
  base.advance(4099);
  assert.equal(ran.length, 4);
  base.advance(1);
  assert.deepEqual(ran.at(-1), ['much later', 5100]);
});

test('what a shift has brought nearer comes so much earlier, and once', () => {
  const base = createManualClock();
  const clock = createShiftableClock(base);
  let runs = 0;
  clock.setTimer(100, () => (runs += 1));
  const cancel = clock.setTimer(100, () => assert.fail('cancelled timers do not run'));
  clock.shift(60);
  cancel();
  base.advance(39);
  assert.equal(runs, 0);
  base.advance(1);
  clock.shift(1000);
  base.advance(1000);
  assert.equal(runs, 1);
});
