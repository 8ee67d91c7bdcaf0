import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, delivery, deliveryInput, only } from '../test-support/inputs.js';
import { deliveryMethod } from './delivery-method.js';

const { value, evidence } = contract.facts.webhookDelivery.method;

test('the documented method holds', () => {
  const judgement = only(deliveryMethod.judge(deliveryInput([delivery({ method: value })])));
  assert.equal(judgement.holds, true);
  assert.deepEqual(judgement.ground, { kind: 'evidence', evidence });
});

test('every attempt with another method is a finding of its own', () => {
  const attempts = [delivery({ method: 'PUT' }), delivery({ id: 'd2' }), delivery({ id: 'd3', method: 'GET' })];
  const judged = deliveryMethod.judge(deliveryInput(attempts));
  assert.deepEqual(
    judged.map(({ holds, expected, actual, subject }) => ({ holds, expected, actual, id: subject?.id })),
    [
      { holds: false, expected: 'POST', actual: 'PUT', id: 'd1' },
      { holds: true, expected: 'POST', actual: 'POST', id: 'd2' },
      { holds: false, expected: 'POST', actual: 'GET', id: 'd3' },
    ],
  );
  for (const { ground } of judged) assert.deepEqual(ground, { kind: 'evidence', evidence });
});

test('nothing delivered, nothing judged', () => {
  assert.deepEqual(deliveryMethod.judge(deliveryInput([])), []);
});
