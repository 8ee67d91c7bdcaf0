import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedUp, deliveriesInWords, leftOut } from './delivery-coverage.js';
import type { DeliveryCoverageLine } from './format.js';

const line = (judged: number, unexplained = 0): DeliveryCoverageLine => ({
  type: 'delivery-coverage',
  received: 5,
  ofRun: 4,
  foreign: 1,
  checks: [
    { check: 'delivery-token', applies: 4, judged },
    { check: 'delivery-agrees', judged: 1 },
  ],
  webhooks: [{ webhookId: 'exchange', explained: 4 - unexplained, undecided: 0, unexplained, foreign: 1 }],
});

test('coverages of shards and environments add up', () => {
  assert.deepEqual(addedUp([line(4), line(3, 1)]), {
    type: 'delivery-coverage',
    received: 10,
    ofRun: 8,
    foreign: 2,
    checks: [
      { check: 'delivery-token', applies: 8, judged: 7 },
      { check: 'delivery-agrees', judged: 2 },
    ],
    webhooks: [{ webhookId: 'exchange', explained: 7, undecided: 0, unexplained: 1, foreign: 2 }],
  });
});

test('a check that left deliveries out is named, one that only itself knows where it applies is not', () => {
  assert.deepEqual(leftOut(line(4)), []);
  assert.deepEqual(leftOut(line(3)), [{ check: 'delivery-token', applies: 4, judged: 3 }]);
});

test('the summary says what was judged, and why deliveries came', () => {
  assert.equal(deliveriesInWords([line(4)]), 'all 4 judged by every standing check · 4 explained · 1 foreign');
  assert.equal(
    deliveriesInWords([line(3, 1)]),
    '4 judged, but not by delivery-token (3 of 4) · 3 explained · 1 unexplained · 1 foreign',
  );
  assert.equal(deliveriesInWords([]), undefined);
  assert.equal(deliveriesInWords(), undefined);
});
