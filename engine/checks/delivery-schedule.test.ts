import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, delivery, deliveryCase, deliveryInput, itemAt, only } from '../test-support/inputs.js';
import { attemptsAfter } from '../test-support/deliveries.js';
import { deliverySchedule } from './delivery-schedule.js';

const judge = (...pauses: number[]) => deliverySchedule.judge(deliveryInput(attemptsAfter(pauses)));

test('the documented table holds, with a report of the jitter', () => {
  const judgement = only(judge(8.3, 15.8, 32, 64.5));
  assert.equal(judgement.holds, true);
  assert.equal(judgement.message, '4 retries by the table, off by -0.2 s to 0.5 s');
  const { evidence } = contract.facts.webhookDelivery.retries;
  assert.deepEqual(judgement.ground, { kind: 'evidence', evidence });
});

test('each retry off the table is told with what was due', () => {
  const early = only(judge(4));
  assert.equal(early.holds, false);
  assert.equal(early.message, 'attempt 2 came too soon: 4.0 s after the failure');
  assert.equal(early.expected, '8.0 s ± 2.0 s');
  assert.deepEqual(early.subject, { kind: 'delivery', id: 'd2' });
  const late = judge(8, 48);
  assert.deepEqual(
    late.map(({ holds, subject }) => [holds, subject?.id]),
    [[false, 'd3']],
  );
});

test('pauses that do not grow are one finding', () => {
  const judgement = only(judge(8, 8, 8, 8));
  assert.equal(judgement.holds, false);
  assert.match(judgement.message, /^the pauses between attempts stay at about 8\.0 s/);
  assert.equal(judgement.expected, '8.0 s, 16 s, 32 s, 64 s');
  assert.equal(judgement.actual, '8.0 s, 8.0 s, 8.0 s, 8.0 s');
  assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd5' });
});

test('there is no schedule without a retry', () => {
  assert.deepEqual(judge(), []);
  assert.deepEqual(deliverySchedule.judge(deliveryInput([delivery(), delivery({ id: 'd2' })])), []);
  const none = deliveryCase({ expect: 'none' });
  assert.deepEqual(deliverySchedule.judge(deliveryInput(attemptsAfter([1]), { case: none })), []);
});

test('a retry whose moment is known roughly is judged by what is sure', () => {
  const [first, second] = attemptsAfter([8]);
  const clock = (from: number, to: number) => ({
    ...itemAt([second], 0),
    clock: { received: { earliest: from, latest: to }, answered: { earliest: to, latest: to } },
  });
  const judgeSpan = (from: number, to: number) =>
    only(deliverySchedule.judge(deliveryInput([itemAt([first], 0), clock(from, to)] as never)));
  const base = itemAt([first], 0)?.answeredAt ?? 0;
  const rough = judgeSpan(base, base + 9000);
  assert.equal(rough.holds, true);
  assert.equal(rough.message, '1 retries by the table, off by -3.5 s to -3.5 s, each known to 9.0 s');
  assert.deepEqual(rough.subject, { kind: 'delivery', id: 'd2' });
  const soon = judgeSpan(base, base + 5000);
  assert.equal(soon.holds, false);
  assert.equal(soon.actual, '0.0 s to 5.0 s');
});
