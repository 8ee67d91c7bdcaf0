import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principle } from '../../contracts/model/ground.js';
import { observationInput, observed, only } from '../test-support/inputs.js';
import { existenceLeaked } from './existence-leaked.js';

const ground = principle('isolation of tenants');
const refusal = { errorCode: 'P412', errorName: 'invalid-user', errorMessage: 'User u1 does not exist' };
const judge = (others: [number, unknown], unknown: [number, unknown]) =>
  existenceLeaked.judge(
    observationInput(
      'others-and-unknown',
      {
        others: [observed('getUserBalances', others[1], { status: others[0] })],
        unknown: [observed('getUserBalances', unknown[1], { status: unknown[0] })],
      },
      { ground },
    ),
  );

test('answers that differ in words alone hold', () => {
  const judgement = only(judge([400, refusal], [400, { ...refusal, errorMessage: 'User u2 does not exist' }]));
  assert.equal(judgement.holds, true);
  assert.deepEqual(judgement.ground, ground);
});

test('another status, code, name or shape tells that the object exists', () => {
  for (const [others, what] of [
    [[403, refusal], 'status'],
    [[400, { ...refusal, errorCode: 'P459' }], 'error code'],
    [[400, { ...refusal, errorName: 'foreign-user' }], 'error name'],
    [[400, { ...refusal, owner: 'x' }], 'members'],
    [[400, '<h1>Forbidden</h1>'], 'error code'],
  ] as [[number, unknown], string][]) {
    const judgement = only(judge(others, [400, refusal]));
    assert.equal(judgement.holds, false);
    assert.match(judgement.message, new RegExp(`by its ${what}$`));
  }
});

test('successes and failures of the server are the business of other checks', () => {
  assert.deepEqual(judge([200, {}], [400, refusal]), []);
  assert.deepEqual(judge([400, refusal], [200, {}]), []);
  assert.deepEqual(judge([500, ''], [400, refusal]), []);
  assert.deepEqual(judge([401, ''], [400, refusal]), []);
  assert.deepEqual(existenceLeaked.judge(observationInput('others-and-unknown', {})), []);
});
