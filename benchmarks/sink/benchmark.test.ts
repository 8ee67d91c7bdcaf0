import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { balanceBody } from '../../sink/test-support/sample-deliveries.js';
import { load, startServer } from './load.js';
import { median, ratio, slope } from './measure.js';
import { judge, renderMarkdown } from './results.js';
import { steadyLoad } from './steady.js';

test('a load is acknowledged whole, and the server tells what it took', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sink-benchmark-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const server = await startServer('sink', [path.join(folder, 'journal.ndjson'), 'sync']);
  const result = await load(server.url, JSON.stringify(balanceBody), { deliveries: 100 });
  assert.equal(result.failed, 0);
  assert.ok(result.perSecond > 0);
  const steady = await steadyLoad(server.url, JSON.stringify(balanceBody), {
    seconds: 0.2,
    warmUp: 0.05,
    perSecond: 100,
  });
  assert.deepEqual([steady.failed, steady.perSecond], [0, 100]);
  assert.ok(steady.p50 > 0 && steady.p99 >= steady.p50);
  const { heap, resident, cpu } = await server.usage();
  assert.ok(heap > 0 && resident > heap && cpu > 0);
  await server.stop();
});

test('the figures are what they are called', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(slope([0, 1, 2], [5, 7, 9]), 2);
  const round = (perSecond: number, failed = 0) => ({
    perSecond,
    duration: 1,
    p50: 1,
    p99: 60,
    failed,
    cpuPerDelivery: 1,
    others: 0,
  });
  const bare = { name: 'bare', rounds: [round(10), round(100), round(10)] };
  const sink = { name: 'sink', rounds: [round(4), round(80), round(5)] };
  assert.equal(ratio(sink, bare), 0.5);
  const growth = { deliveries: [1, 2, 3, 4], heap: [0, 0, 100, 200], resident: [0, 0, 0, 0] };
  const results = {
    bodyBytes: 1,
    processors: 2,
    contenders: [bare, sink, sink] as [typeof bare, typeof sink, typeof sink],
    half: { sink: round(1, 1), bare: round(1) },
    growth,
  };
  assert.deepEqual(judge(results).missed, ['p99AtHalfLoadMs', 'heapBytesPerDelivery', 'every delivery acknowledged']);
  assert.match(renderMarkdown(results), /\*\*Missed: p99AtHalfLoadMs, /);
});
