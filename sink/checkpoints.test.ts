import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Checkpoints } from './checkpoints.js';

test('a delivery is looked for from the last thousand on that ended before it, what is still to come from the end on', () => {
  const checkpoints = new Checkpoints();
  const start = { sequence: 0, position: 0 };
  for (const after of [0, 1, 99_999]) assert.deepEqual(checkpoints.before(after), start);
  for (let sequence = 1; sequence <= 2500; sequence += 1) checkpoints.note({ sequence, position: 10 * sequence });
  const first = { sequence: 1024, position: 10_240 };
  const second = { sequence: 2048, position: 20_480 };
  const last = { sequence: 2500, position: 25_000 };
  const expected = [
    [0, start],
    [1023, start],
    [1024, first],
    [2047, first],
    [2048, second],
    [2499, second],
    [2500, last],
    [99_999, last],
  ] as const;
  for (const [after, place] of expected) assert.deepEqual(checkpoints.before(after), place, String(after));
});
