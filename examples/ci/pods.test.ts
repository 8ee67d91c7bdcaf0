/** The Kubernetes job of docs/ci.md as processes: what a killed pod left behind is neither lost nor counted twice. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { onlyRun } from '../../cli/test-support/conformance.js';
import { startPods } from '../../cli/test-support/pods.js';
import { readRecord, type RunRecord } from '../../engine/record/reader.js';

const narrowing = [
  ...['--workers', '1', '--suite', 'requests', '--phases', 'auth'],
  ...['--include-operation-id', 'createUser,getPartnerBalances,createPartnerExchange'],
];

/** What a record says of every case, of its requests, and of why deliveries came. */
function said({ cases, deliveryCoverage = [] }: RunRecord) {
  const webhooks = deliveryCoverage.flatMap((line) => line.webhooks);
  return {
    cases: cases.map(({ line, end }) => `${line.id} ${end?.outcome}`).sort(),
    requests: cases.reduce((sum, { exchanges }) => sum + exchanges.length, 0),
    received: deliveryCoverage.reduce((sum, { received }) => sum + received, 0),
    unexplained: webhooks.reduce((sum, { unexplained }) => sum + unexplained, 0),
  };
}

test('shards at one account, one of them killed and tried again, come to what one run comes to', async (t) => {
  const pods = await startPods(t, { of: 2, narrowing });
  // The last one: it carries out what moves the partner's balance.
  const killed = pods.pod(1);
  await pods.reached(5);
  killed.kill();
  await killed.ended;
  for (const { code, output } of await Promise.all([pods.pod(0).ended, pods.pod(1).ended]))
    assert.equal(code, 0, output);
  const merged = await pods.merge();
  assert.equal(merged.code, 0, merged.output);
  assert.match(merged.output, /left out .* shard 2 was cut short there and carried out again/);
  const one = await startPods(t, { of: 1, narrowing });
  const alone = await one.whole();
  assert.equal(alone.code, 0, alone.output);
  const together = await readRecord(path.join(pods.reports, 'whole/record.ndjson'));
  const whole = await readRecord(path.join(onlyRun(path.join(one.reports, 'whole')), 'record.ndjson'));
  assert.deepEqual(said(together), said(whole));
  assert.ok(said(whole).received > 0, 'deliveries came');
});
