import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, exchangeInput, only, refused } from '../test-support/inputs.js';
import { serverError } from './server-error.js';

const judge = (status: number, body: unknown = '', expect?: typeof refused) =>
  serverError.judge(exchangeInput('createUser', { status, body }, expect ? { expect } : {}));

test('successes and refusals are silent', () => {
  for (const [status, body] of [
    [200, { userId: 'a' }],
    [400, { errorCode: 'P403', errorMessage: 'email must be an email' }],
    [404, '<h1>Not Found</h1>'],
    [401, 'Access Denied. xo1'],
  ] as const)
    assert.deepEqual(judge(status, body), []);
});

test('a 5xx breaks a principle, whatever the request was', () => {
  for (const expect of [undefined, refused]) {
    const judgement = only(judge(500, '<pre>oops</pre>', expect));
    assert.equal(judgement.holds, false);
    assert.deepEqual(judgement.ground, { kind: 'principle', principle: 'well-formed HTTP and JSON' });
    assert.equal(judgement.atMost, undefined);
  }
});

test('P500 under 400 is a server error in disguise, on the ground of its row', () => {
  const row = contract.facts.errorCodes.find(({ code }) => code === 'P500');
  const judgement = only(judge(400, { errorCode: 'P500', errorMessage: 'Unknown exception' }, refused));
  assert.equal(judgement.holds, false);
  assert.deepEqual(judgement.ground, { kind: 'evidence', evidence: row?.evidence });
  assert.equal(judgement.actual, '400 P500');
  assert.equal(judgement.expected, 'a refusal that names the mistake of the caller');
});

test('what says that it will pass is a warning at most', () => {
  assert.equal(only(judge(400, { errorCode: 'P501' })).atMost, 'warn');
  assert.equal(only(judge(503)).atMost, 'warn');
});

test('a case that wants the code gets it', () => {
  assert.deepEqual(
    serverError.judge(
      exchangeInput(
        'createUser',
        { status: 400, body: { errorCode: 'P500' } },
        { expect: { ...refused, code: 'P500' } },
      ),
    ),
    [],
  );
});
