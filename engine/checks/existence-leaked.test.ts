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
  for (const [others, what, pointer] of [
    [[403, refusal], 'status', undefined],
    [[400, { ...refusal, errorCode: 'P459' }], 'error code', '/errorCode'],
    [[400, { ...refusal, errorName: 'foreign-user' }], 'error name', '/errorName'],
    [[400, { ...refusal, owner: 'x' }], 'members', ''],
    [[400, '<h1>Forbidden</h1>'], 'error code', '/errorCode'],
  ] as [[number, unknown], string, string | undefined][]) {
    const judgement = only(judge(others, [400, refusal]));
    assert.equal(judgement.holds, false);
    assert.match(judgement.message, new RegExp(`by its ${what}$`));
    assert.equal(judgement.pointer, pointer);
  }
});

test('what is no JSON is told from JSON that is no object', () => {
  const judgement = only(judge([400, '<p>x</p>'], [400, '[]']));
  assert.deepEqual([judgement.holds, judgement.expected, judgement.actual], [false, 'no object', 'no JSON']);
  assert.equal(only(judge([400, '[]'], [400, '[1]'])).holds, true);
});

test('each call is held against the one about an unknown object at its place, or the last of them', () => {
  const call = (status: number) => observed('getUserBalances', refusal, { status });
  const judged = existenceLeaked.judge(
    observationInput(
      'others-and-unknown',
      { others: [call(400), call(404), call(404)], unknown: [call(400), call(404)] },
      { ground },
    ),
  );
  assert.deepEqual(
    judged.map(({ holds }) => holds),
    [true, true, true],
  );
});

test('successes and failures of the server are the business of other checks', () => {
  assert.deepEqual(judge([200, {}], [400, refusal]), []);
  assert.deepEqual(judge([400, refusal], [200, {}]), []);
  assert.deepEqual(judge([500, ''], [400, refusal]), []);
  assert.deepEqual(judge([401, ''], [400, refusal]), []);
  assert.deepEqual(existenceLeaked.judge(observationInput('others-and-unknown', {})), []);
});
