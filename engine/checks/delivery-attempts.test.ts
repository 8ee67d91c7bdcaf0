import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReceivedDelivery } from '../exchange.js';
import { attemptsAfter } from '../test-support/deliveries.js';
import { balancePayload, deliveryInput, only } from '../test-support/inputs.js';
import { deliveryAttempts } from './delivery-attempts.js';

const table = [8, 16, 32, 64];
const hour = 3_600_000;
const judge = (deliveries: ReceivedDelivery[], observedUntil?: number) =>
  deliveryAttempts.judge(deliveryInput(deliveries, observedUntil === undefined ? {} : { observedUntil }));

test('the documented number holds, and so do fewer where one is acknowledged', () => {
  assert.equal(only(judge(attemptsAfter(table), hour)).holds, true);
  assert.equal(only(judge(attemptsAfter([8, 16], 200), hour)).holds, true);
  assert.deepEqual(judge(attemptsAfter([], 200), hour), []);
});

test('more attempts than documented are a finding', () => {
  const judgement = only(judge(attemptsAfter([...table, 8, 16])));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.message, '7 attempts of one delivery');
});

test('giving up early is a finding once the next attempt cannot come any more', () => {
  assert.equal(only(judge(attemptsAfter([8, 16]))).holds, true);
  const judgement = only(judge(attemptsAfter([8, 16]), hour));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.message, 'given up after 3 of 5 attempts, answered 500');
  assert.equal(only(judge(attemptsAfter([]), hour)).holds, false);
  assert.deepEqual(judge(attemptsAfter([], 401), hour), []);
});

test('a retry with another body is the business of another check', () => {
  const [first, second] = attemptsAfter([8], 200);
  const changed = { ...second, body: JSON.stringify({ ...balancePayload(), externalUserId: 'user-2' }) };
  assert.deepEqual(judge([first, changed] as ReceivedDelivery[], hour), []);
});

test('one acknowledgement may be lost, three of three are not', () => {
  const retried = attemptsAfter([8.1], 200).map((delivery) => ({ ...delivery, answerStatus: 200 }));
  const once = attemptsAfter([], 200);
  const sampled = (...samples: ReceivedDelivery[][]) =>
    deliveryAttempts.judge(deliveryInput(samples[0] ?? [], { samples, observedUntil: hour }));
  assert.deepEqual(sampled(retried), []);
  assert.equal(only(sampled(retried, once, retried)).holds, true);
  const judgement = only(sampled(retried, retried, retried));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.message, 'all 3 deliveries that were acknowledged with 200 were retried');
});
