import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangeInput, groundOf, only, refused } from '../test-support/inputs.js';
import { invalidDataAccepted } from './invalid-data-accepted.js';

const planned = {
  phase: 'negative',
  name: 'Create a user without email',
  expect: { ...refused, refusalGround: groundOf('carried', 'email is required') },
};

test('any refusal of invalid data will do here', () => {
  for (const status of [400, 404, 422, 500])
    assert.equal(only(invalidDataAccepted.judge(exchangeInput('createUser', { status }, planned))).holds, true);
});

test('accepted invalid data is a finding on the ground of the violated statement, not of the error code', () => {
  for (const status of [200, 202]) {
    const judgement = only(invalidDataAccepted.judge(exchangeInput('createUser', { status }, planned)));
    assert.equal(judgement.holds, false);
    assert.deepEqual(judgement.ground, planned.expect.refusalGround);
    assert.equal(judgement.message, `accepted with ${status}: Create a user without email`);
    assert.equal(judgement.expected, 'refused');
    assert.equal(judgement.actual, String(status));
    assert.deepEqual(judgement.subject, { kind: 'exchange', id: 'e1' });
  }
});

test('valid data and calls without a key are not judged', () => {
  assert.deepEqual(invalidDataAccepted.judge(exchangeInput('createUser')), []);
  const auth = { ...planned, expect: { ...planned.expect, breaks: 'authentication' as const } };
  assert.deepEqual(invalidDataAccepted.judge(exchangeInput('createUser', {}, auth)), []);
});
