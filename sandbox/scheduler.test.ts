import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock } from '../sender/clock.js';
import { createScheduler, type Pending } from './scheduler.js';

function setUp(delayMs: number | null) {
  const clock = createManualClock(5000);
  const ran: [string, number][] = [];
  const scheduler = createScheduler({ clock, delayMs, run: ({ id }) => ran.push([id, clock.now()]) });
  const add = (id: string, due?: number) => scheduler.add({ tenant: 'one', kind: 'kind', id }, due);
  const waiting = () => scheduler.pending().map(({ id }) => id);
  return { clock, ran, scheduler, add, waiting };
}

test('what is added is decided once, after the delay', () => {
  const { clock, ran, add, waiting } = setUp(1000);
  add('first');
  clock.advance(400);
  add('second');
  assert.deepEqual(waiting(), ['first', 'second']);
  clock.advance(599);
  assert.deepEqual(ran, []);
  clock.advance(1);
  assert.deepEqual(waiting(), ['second']);
  clock.advance(5000);
  assert.deepEqual(ran, [
    ['first', 6000],
    ['second', 6400],
  ]);
  assert.deepEqual(waiting(), []);
});

test('where outcomes are left to the operator, only what has a time of its own happens', () => {
  const { clock, ran, add, waiting } = setUp(null);
  add('outcome');
  add('expiry', 7000);
  assert.deepEqual(waiting(), ['expiry']);
  clock.advance(10_000);
  assert.deepEqual(ran, [['expiry', 7000]]);
});

test('what waits is listed in the order of its time, and what is overdue runs at once', () => {
  const { clock, ran, add, waiting } = setUp(1000);
  add('late', 9000);
  add('soon');
  add('overdue', 0);
  assert.deepEqual(waiting(), ['overdue', 'soon', 'late']);
  clock.advance(0);
  assert.deepEqual(ran, [['overdue', 5000]]);
});

test('what is replaced never runs, and what takes its place keeps its time', () => {
  const { clock, ran, scheduler, add } = setUp(1000);
  add('dropped');
  const kept: Pending = { tenant: 'one', kind: 'kind', id: 'kept', due: 8000 };
  scheduler.replace([kept]);
  assert.deepEqual(scheduler.pending(), [kept]);
  clock.advance(10_000);
  assert.deepEqual(ran, [['kept', 8000]]);
});

test('an outcome may be followed by another one', () => {
  const clock = createManualClock();
  const ran: number[] = [];
  const scheduler = createScheduler({
    clock,
    delayMs: 10,
    run(pending) {
      ran.push(clock.now());
      if (ran.length < 3) scheduler.add(pending);
    },
  });
  scheduler.add({ tenant: 'one', kind: 'kind', id: 'again' });
  clock.advance(100);
  assert.deepEqual(ran, [10, 20, 30]);
});
