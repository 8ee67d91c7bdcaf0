import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastOnes } from './packed.js';

test('what was asked for last is not read again, what was asked for long ago is', async () => {
  const read: number[] = [];
  const get = lastOnes(2, async (key) => read.push(key));
  for (const key of [1, 2, 1, 3, 1, 2]) await get(key);
  assert.deepEqual(read, [1, 2, 3, 2]);
});
