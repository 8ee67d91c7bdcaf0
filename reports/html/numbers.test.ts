import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration, moment, offset, percent } from './numbers.js';

test('a share below one per cent is not shown as none', () => {
  assert.deepEqual([percent(0, 10), percent(1, 1000), percent(1, 3), percent(0, 0)], ['0 %', '< 1 %', '33 %', '0 %']);
});

test('durations get coarser as they get longer', () => {
  assert.deepEqual(
    [duration(34.4), duration(1240), duration(12_340), duration(125_000), duration(3_720_000)],
    ['34 ms', '1.24 s', '12.3 s', '2 min 5 s', '1 h 2 min'],
  );
});

test('times are in UTC; what is no time stays as it is', () => {
  assert.equal(moment('2026-11-23T12:35:04.120+01:00'), '2026-11-23 11:35:04 UTC');
  assert.equal(moment('yesterday'), 'yesterday');
  assert.equal(offset('2026-11-23T11:35:04Z', '2026-11-23T11:35:05.240Z'), '+1.24 s');
  assert.equal(offset('2026-11-23T11:35:04Z', '2026-11-23T11:35:03.900Z'), '−100 ms');
  assert.equal(offset('yesterday', '2026-11-23T11:35:04Z'), undefined);
});
