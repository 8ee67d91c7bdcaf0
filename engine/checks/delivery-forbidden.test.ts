import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principle } from '../../contracts/model/ground.js';
import { delivery, deliveryCase, deliveryInput, only } from '../test-support/inputs.js';
import { deliveryForbidden } from './delivery-forbidden.js';

const forbidden = { case: deliveryCase({ expect: 'none' }) };

test('silence holds where nothing must come', () => {
  assert.equal(only(deliveryForbidden.judge(deliveryInput([], forbidden))).holds, true);
});

test('each delivery that must not come is a finding, on principle', () => {
  const judged = deliveryForbidden.judge(deliveryInput([delivery(), delivery({ id: 'd2' })], forbidden));
  assert.deepEqual(
    judged.map(({ holds, subject }) => [holds, subject?.id]),
    [
      [false, 'd1'],
      [false, 'd2'],
    ],
  );
  assert.deepEqual(judged[0]?.ground, principle('no effect of a failed call'));
});

test('where a delivery is expected, others judge', () => {
  assert.deepEqual(deliveryForbidden.judge(deliveryInput([delivery()])), []);
  assert.deepEqual(deliveryForbidden.judge(deliveryInput([])), []);
});
