import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeliveryCase } from '../../generators/cases/case.js';
import type { ReceivedDelivery } from '../exchange.js';
import { contract, delivery, deliveryCase } from '../test-support/inputs.js';
import { storyOf } from './story.js';

const again = (receivedAt: number, answerStatus = 200): ReceivedDelivery =>
  delivery({ id: `d${receivedAt}`, receivedAt, answeredAt: receivedAt, answerStatus });

const relations = (deliveries: ReceivedDelivery[], planned: Partial<DeliveryCase> = {}, observedUntil?: number) =>
  storyOf({
    contract,
    case: deliveryCase(planned),
    deliveries,
    ...(observedUntil === undefined ? {} : { observedUntil }),
  }).map(({ among }) => among.includes('event'));

const twice = [again(2000), again(2100)];
const sequence = { pointer: '/status', values: ['A', 'B'] };

test('equal bodies about one object are one event', () => {
  assert.deepEqual(relations(twice), [true, false]);
  assert.deepEqual(relations(twice, { sequence }), [true, false]);
  assert.deepEqual(relations(twice, { equalEvents: false, sequence: { ...sequence, mayRepeat: true } }), [true, false]);
});

test('they may be two where bodies name no object, a state comes twice, several acts cause them, or the case says so', () => {
  const { about: _about, ...unnamed } = deliveryCase();
  const found = storyOf({ contract, case: unnamed, deliveries: twice });
  assert.ok(found.every(({ among }) => among.includes('event')));
  for (const planned of [
    { sequence: { ...sequence, mayRepeat: true } },
    { sequence: { ...sequence, values: ['A', 'B', 'A'] } },
    { equalEvents: true },
  ])
    assert.deepEqual(relations(twice, planned), [true, true]);
});

test('what was watched long enough for a retry to be due tells more', () => {
  const failed = [again(2000, 500), again(10_000)];
  assert.deepEqual(relations(failed, { equalEvents: true }), [true, true]);
  assert.deepEqual(relations(failed, { equalEvents: true }, 60_000), [true, false]);
});
