import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeAll } from './close-all.js';

test('every step is taken in order, and the first failure is thrown after the last', async () => {
  const taken: string[] = [];
  const first = new Error('first');
  const steps = [
    () => taken.push('record'),
    () => {
      throw first;
    },
    async () => {
      await Promise.resolve();
      taken.push('sandbox');
      throw new Error('second');
    },
    () => taken.push('sink'),
  ];
  await assert.rejects(closeAll(steps), first);
  assert.deepEqual(taken, ['record', 'sandbox', 'sink']);
  await closeAll([() => taken.push('again')]);
  assert.equal(taken.at(-1), 'again');
});
