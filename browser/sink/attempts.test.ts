import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawnOf, placesOf } from './attempts.js';

test('attempts stand to scale where there is room between them, else evenly', () => {
  assert.deepEqual(placesOf([1000, 2000, 5000], 400), { places: [0, 100, 400], toScale: true });
  assert.deepEqual(placesOf([1000, 1010, 5000], 400), { places: [0, 200, 400], toScale: false });
  assert.deepEqual(placesOf([1000, 1000], 400), { places: [0, 400], toScale: false });
});

test('of a long chain those around the chosen attempt are drawn', () => {
  const chain = Array.from({ length: 30 }, (_, at) => at);
  const drawn = (chosen: number): [number | undefined, number | undefined, number] => {
    const part = drawnOf(chain, chosen);
    return [part[0], part.at(-1), part.length];
  };
  assert.deepEqual(drawn(0), [0, 11, 12]);
  assert.deepEqual(drawn(15), [9, 20, 12]);
  assert.deepEqual(drawn(29), [18, 29, 12]);
  assert.deepEqual(drawnOf([1, 2, 3], 2), [1, 2, 3]);
});
