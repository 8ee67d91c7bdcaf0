import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { binsFor, distributionOf, quantile } from './distribution.js';

test('a quantile is a sample that its share does not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  assert.deepEqual(
    [0.5, 0.95, 0.99, 1].map((share) => quantile(hundred, share)),
    [50, 95, 99, 100],
  );
  assert.equal(quantile([7], 0.5), 7);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});

test('every sample lies in one bin, and the quantiles are in order', () => {
  const samples = fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(samples, samples, (times, others) => {
      const distribution = distributionOf(times, binsFor([...times, ...others]));
      assert.ok(distribution);
      const { counts, least, p50, p95, p99, most } = distribution;
      assert.equal(
        counts.reduce((sum, number) => sum + number, 0),
        times.length,
      );
      assert.deepEqual(
        [least, p50, p95, p99, most],
        [least, p50, p95, p99, most].sort((a, b) => a - b),
      );
    }),
  );
  assert.equal(distributionOf([], binsFor([])), undefined);
});
