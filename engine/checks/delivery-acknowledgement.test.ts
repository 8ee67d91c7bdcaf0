import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelAt } from '../../contracts/model/levels.js';
import { attemptsAfter } from '../test-support/deliveries.js';
import { deliveryInput, only } from '../test-support/inputs.js';
import { deliveryAcknowledgement } from './delivery-acknowledgement.js';

const judge = (pauses: number[], status: number, observedUntil?: number) => {
  const deliveries = attemptsAfter(pauses, 200).map((delivery, index) =>
    index === 0 ? { ...delivery, answerStatus: status } : delivery,
  );
  return deliveryAcknowledgement.judge(deliveryInput(deliveries, observedUntil === undefined ? {} : { observedUntil }));
};

test('whether an undocumented answer was followed by a retry is recorded, and never a finding', () => {
  for (const status of [201, 204, 302, 401, 410, 429]) {
    const retried = only(judge([8], status, 3_600_000));
    assert.equal(retried.holds, true);
    assert.equal(retried.message, `${status} was followed by a retry`);
    assert.equal(levelAt(retried, 'documented'), 'info');
    assert.equal(only(judge([], status, 3_600_000)).message, `${status} was taken for an acknowledgement`);
  }
});

test('documented answers and streams that were not watched long enough teach nothing', () => {
  assert.deepEqual(judge([], 200, 3_600_000), []);
  assert.deepEqual(judge([8], 500, 3_600_000), []);
  assert.deepEqual(judge([8], 0, 3_600_000), []);
  assert.deepEqual(judge([], 204, 20_000), []);
  assert.deepEqual(judge([], 204), []);
});
