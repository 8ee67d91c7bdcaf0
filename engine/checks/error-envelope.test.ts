import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelAt } from '../../contracts/model/levels.js';
import { exchangeInput, only } from '../test-support/inputs.js';
import { errorEnvelope } from './error-envelope.js';

const id = 'getUserBalances';
const judge = (status: number, body: unknown, operationId = id) =>
  errorEnvelope.judge(exchangeInput(operationId, { status, body }));
const refusal = { errorCode: 'P412', errorName: 'invalid-user', errorMessage: 'User does not exist' };
const places = (judgements: ReturnType<typeof judge>) =>
  judgements.filter(({ holds }) => !holds).map(({ pointer }) => pointer);

test('the documented shapes hold', () => {
  assert.equal(only(judge(400, refusal)).holds, true);
  assert.equal(only(judge(400, { errorCode: 'P403', errorMessage: 'email must be an email.' })).holds, true);
});

test('a missing member, a code and a name of another form are findings', () => {
  assert.deepEqual(places(judge(400, { ...refusal, errorMessage: 7 })), ['/errorMessage']);
  assert.deepEqual(places(judge(400, { ...refusal, errorCode: '412' })), ['/errorCode']);
  assert.deepEqual(places(judge(400, { ...refusal, errorName: 'InvalidUser' })), ['/errorName']);
  const { errorCode, ...withoutCode } = refusal;
  assert.deepEqual(places(judge(400, withoutCode)), ['/errorCode']);
  const { errorName, ...withoutName } = refusal;
  assert.deepEqual(places(judge(400, withoutName)), ['/errorName']);
  assert.equal(`${errorCode} ${errorName}`, 'P412 invalid-user');
});

test('a validation error with a name is a finding on the ground of its row', () => {
  const judgement = only(judge(400, { ...refusal, errorCode: 'P403' }));
  assert.equal(judgement.pointer, '/errorName');
  assert.match(judgement.message, /P403 has an errorName/);
  // Where the errors are shown in that shape is carried, weaker than the documented code.
  assert.equal(judgement.ground.kind === 'evidence' && judgement.ground.evidence.grade, 'carried');
});

test('a code beside a 401 is a finding that no page rules out', () => {
  const judgement = only(judge(401, { errorCode: 'P401', message: 'Access Denied. xo1' }));
  assert.equal(judgement.pointer, '/errorCode');
  assert.equal(levelAt(judgement, 'documented'), 'info');
  assert.deepEqual(judge(401, { statusCode: 401, message: 'Access Denied. xo1' }), []);
  assert.deepEqual(judge(401, 'Access Denied. xo1'), []);
});

test('an error under a success status is a finding; a success of its own is not', () => {
  const judgement = only(judge(200, refusal));
  assert.equal(judgement.expected, '400 P412');
  assert.equal(judgement.actual, '200 P412');
  assert.deepEqual(judge(200, { fiatBalances: [], cryptoBalances: [] }), []);
  const pending = { errorCode: 'P211', errorName: 'poa-pending', errorMessage: 'POA pending' };
  assert.deepEqual(judge(202, pending, 'addPoaFile'), []);
});

test('an error that is no JSON breaks a principle', () => {
  const judgement = only(judge(400, '<h1>Bad Request</h1>'));
  assert.deepEqual(judgement.ground, { kind: 'principle', principle: 'well-formed HTTP and JSON' });
});

test('what a router answers to another method, and unlisted statuses, are not judged', () => {
  const input = exchangeInput(id, { status: 400, body: { message: 'Not Found' } });
  const exchange = { ...input.exchange, request: { ...input.exchange.request, method: 'PUT' } };
  assert.deepEqual(errorEnvelope.judge({ ...input, exchange }), []);
  assert.deepEqual(judge(418, { message: "I'm a teapot" }), []);
  assert.deepEqual(judge(302, ''), []);
});
