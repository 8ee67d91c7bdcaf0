import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryLine } from '../test-support/lines.js';
import type { DeliveryCoverageLine, DeliveryLine } from './format.js';
import { SharedDeliveries } from './shared-deliveries.js';

const line = (id: string, caseId: string | null, more: Partial<DeliveryLine> = {}): DeliveryLine => ({
  ...deliveryLine(caseId),
  id,
  webhookId: 'exchange',
  ...more,
});
const foreign = { ofRun: false };

const coverage: DeliveryCoverageLine = {
  type: 'delivery-coverage',
  received: 4,
  ofRun: 1,
  foreign: 3,
  checks: [],
  webhooks: [{ webhookId: 'exchange', explained: 1, undecided: 0, unexplained: 0, foreign: 3 }],
};

test('a delivery that several shards read is in the whole once, from the shard whose it is', () => {
  const deliveries = new SharedDeliveries();
  const one = [line('d1', 'a-case'), line('d2', null, foreign), line('d3', null, foreign)];
  const two = [line('d1', null, foreign), line('d2', 'another-case'), line('d3', null, foreign)];
  for (const each of [...one, ...two]) deliveries.learn(each);
  const written = (lines: DeliveryLine[]): string[] =>
    lines.filter((each) => !deliveries.isAnothers(each)).map(({ id }) => id);
  assert.deepEqual(written(one), ['d1', 'd3'], 'nobody claims d3: the first keeps it');
  const counted = deliveries.counted(coverage);
  assert.deepEqual([counted.received, counted.ofRun, counted.foreign], [3, 1, 2]);
  assert.equal(counted.webhooks[0]?.foreign, 2);
  assert.deepEqual(written(two), ['d2']);
  assert.equal(deliveries.counted(coverage).received, 2, 'each shard is counted for itself');
});
