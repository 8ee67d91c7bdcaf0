import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auth } from '../../generators/cases/auth.js';
import { madeFor } from '../../generators/cases/test-support/made.js';
import { contract, exchangeInput, only, operationNamed, refused } from '../test-support/inputs.js';
import { errorCode } from './error-code.js';

const judge = (status: number, body: unknown, expect = refused) =>
  errorCode.judge(exchangeInput('createUser', { status, body }, { phase: 'negative', expect }));

test('the expected status and code hold', () => {
  const judgement = only(judge(400, { errorCode: 'P403', errorMessage: 'email must be an email' }));
  assert.equal(judgement.holds, true);
  assert.deepEqual(judgement.ground, refused.ground);
});

test('a wrong code under the right status is a finding', () => {
  // P500, an unknown exception, comes under 400 too: the status alone proves nothing.
  const judgement = only(judge(400, { errorCode: 'P500' }));
  assert.equal(judgement.holds, false);
  assert.deepEqual(judgement.ground, refused.ground);
  assert.equal(judgement.expected, '400 P403');
  assert.equal(judgement.actual, '400 P500');
  assert.equal(judgement.message, 'P500 instead of P403, under 400');
  assert.deepEqual(judgement.subject, { kind: 'exchange', id: 'e1' });
});

test('the right code under another status is a finding', () => {
  for (const status of [404, 422, 500]) {
    const judgement = only(judge(status, { errorCode: 'P403' }));
    assert.equal(judgement.holds, false);
    assert.equal(judgement.actual, `${status} P403`);
  }
});

test('a refusal without a readable code is a finding', () => {
  for (const body of ['', '<h1>Bad Request</h1>', 'null', '[]', { errorCode: 403 }, { code: 'P403' }]) {
    const judgement = only(judge(400, body));
    assert.equal(judgement.holds, false, JSON.stringify(body));
    assert.equal(judgement.actual, '400 no error code');
  }
});

test('the message leads with what went wrong', () => {
  const told = (status: number, body: unknown) => only(judge(status, body)).message;
  assert.equal(told(404, { errorCode: 'P404' }), 'P404 instead of P403, under 404 instead of 400');
  assert.equal(told(422, { errorCode: 'P403' }), 'P403 under 422 instead of 400');
  assert.equal(told(400, {}), 'no error code instead of P403, under 400');
  assert.equal(
    told(502, '<html><h1>Bad Gateway</h1></html>'),
    'an HTML page instead of an error, under 502 instead of 400',
  );
});

test('an accepted request has no refusal to judge, and neither has a valid one', () => {
  assert.deepEqual(judge(200, {}), []);
  assert.deepEqual(errorCode.judge(exchangeInput('createUser', { status: 400, body: { errorCode: 'P403' } })), []);
});

test('missing and wrong keys are told apart by their text', () => {
  const operation = operationNamed('getPartnerBalances');
  const [noKey, wrongKey] = madeFor(contract, operation, 1, [auth]).map(({ planned }) => planned);
  const answer = (body: string) => ({ status: 401, headers: { 'content-type': 'text/plain' }, body });
  const judgeAuth = (body: string, planned = noKey) =>
    only(errorCode.judge(exchangeInput(operation.id, answer(body), planned)));

  assert.equal(judgeAuth('Access Denied. xo1').holds, true);
  assert.equal(judgeAuth('Access Denied. xo2', wrongKey).holds, true);
  assert.equal(judgeAuth('{"message":"Access Denied. xo1"}').holds, true);

  assert.equal(judgeAuth('{"message":"\\u0041ccess Denied. xo1"}').holds, true);

  const swapped = judgeAuth('Access Denied. xo2');
  assert.equal(swapped.holds, false);
  assert.equal(swapped.expected, '401 "Access Denied. xo1"');
  assert.equal(swapped.actual, '401 Access Denied. xo2');
  assert.equal(judgeAuth('Access Denied. xo1', wrongKey).holds, false);
  assert.equal(judgeAuth('Unauthorized').holds, false);

  const text = contract.facts.authentication.unauthorized.texts.find((entry) => entry.cause === 'key not sent');
  assert.deepEqual(swapped.ground, { kind: 'evidence', evidence: text?.evidence });
});

test('where neither code nor text is asked for, the status alone decides and is told alone', () => {
  const expect = { ...refused, status: undefined, code: undefined } as never;
  const [none, notFound] = [only(judge(302, '', expect)), only(judge(404, '', expect))];
  assert.deepEqual([none.holds, none.actual, none.expected], [false, '302', '4xx']);
  assert.deepEqual([notFound.holds, notFound.actual, notFound.message], [true, '404', '4xx']);
  for (const [status, holds] of [
    [399, false],
    [400, true],
    [499, true],
    [500, false],
  ] as const)
    assert.equal(only(judge(status, '', expect)).holds, holds, String(status));
});
