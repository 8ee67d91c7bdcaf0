import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery } from '../test-support/inputs.js';
import { latencyOf, summariseLatency } from './latency.js';

test('percentiles are times that were measured, per webhook', () => {
  const samples = Array.from({ length: 100 }, (_, index) => ({ webhookId: 'b', ms: 100 - index }));
  assert.deepEqual(summariseLatency([...samples, { webhookId: 'a', ms: 7 }]), [
    { webhookId: 'a', count: 1, p50: 7, p95: 7, p99: 7, most: 7 },
    { webhookId: 'b', count: 100, p50: 50, p95: 95, p99: 99, most: 100 },
  ]);
});

test('a first attempt that came before the trigger tells of an earlier event', () => {
  assert.equal(latencyOf(undefined, 1000), undefined);
  assert.equal(latencyOf(delivery({ receivedAt: 999 }), 1000), undefined);
  assert.deepEqual(latencyOf(delivery({ receivedAt: 1000 }), 1000), { least: 0, most: 0 });
});

test("the time is told by the target's clock, as a span where that was moved", () => {
  const received = { earliest: 5000, latest: 9000 };
  const moved = delivery({ receivedAt: 1500, clock: { received, answered: received } });
  assert.deepEqual(latencyOf(moved, 1000, 4000), { least: 1000, most: 5000 });
  assert.deepEqual(latencyOf(moved, 1000, 6000), { least: 0, most: 3000 });
});
