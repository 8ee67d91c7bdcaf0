import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shrink } from './shrink.js';

test('what is left is what the failure needs, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 40 }),
      fc.uniqueArray(fc.nat(39), { minLength: 1, maxLength: 4 }),
      async (more, needed) => {
        const items = Array.from({ length: 40 + more }, (_, index) => index);
        const { items: left } = await shrink(
          items,
          (some) => Promise.resolve(needed.every((one) => some.includes(one))),
          2000,
        );
        assert.deepEqual(
          [...left],
          [...needed].sort((a, b) => a - b),
        );
      },
    ),
    { numRuns: 40 },
  );
});

test('no more sequences are tried than are allowed', async () => {
  let tried = 0;
  const items = Array.from({ length: 64 }, (_, index) => index);
  await shrink(items, () => Promise.resolve((tried += 1) < 0), 10);
  assert.equal(tried, 10);
});
