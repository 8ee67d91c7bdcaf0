import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summariseLatency } from './latency.js';

test('percentiles are times that were measured, per webhook', () => {
  const samples = Array.from({ length: 100 }, (_, index) => ({ webhookId: 'b', ms: 100 - index }));
  assert.deepEqual(summariseLatency([...samples, { webhookId: 'a', ms: 7 }]), [
    { webhookId: 'a', count: 1, p50: 7, p95: 7, p99: 7, most: 7 },
    { webhookId: 'b', count: 100, p50: 50, p95: 95, p99: 99, most: 100 },
  ]);
});
