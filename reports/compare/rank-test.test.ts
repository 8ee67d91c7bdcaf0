import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mannWhitney, median } from './rank-test.js';

test('the middle of a sample is its middle value, or lies between the two', () => {
  assert.deepEqual([[7], [3, 1, 2], [4, 1, 2, 3], [10, 9], [2, 10, 1]].map(median), [7, 2, 2.5, 9.5, 2]);
});

test('ranks tell samples apart, ties and empty samples included', () => {
  const low = [1, 2, 3, 4, 5, 6, 7, 8];
  const high = low.map((value) => value + 100);
  const { p, larger } = mannWhitney(low, high);
  assert.ok(p < 0.001, String(p));
  assert.equal(larger, 1);
  assert.equal(mannWhitney(high, low).larger, 0);
  assert.deepEqual(mannWhitney([5, 5], [5, 5, 5]), { p: 1, larger: 0.5 });
  assert.equal(mannWhitney([1, 2, 2, 3], [2, 2, 3, 4]).larger, 11.5 / 16);
  assert.equal(mannWhitney([], [1]).larger, 0.5);
});
