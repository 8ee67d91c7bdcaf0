import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, exchangeInput, only, refused } from '../test-support/inputs.js';
import { requestAccepted } from './request-accepted.js';

test('a valid request may be answered with any 2xx status', () => {
  for (const status of [200, 201, 202, 204]) {
    const judgement = only(requestAccepted.judge(exchangeInput('createUser', { status })));
    assert.equal(judgement.holds, true, String(status));
    assert.equal(judgement.message, `accepted with ${status}`);
    assert.deepEqual(judgement.ground, accepted.ground);
  }
});

test('a valid request that is refused or redirected is a finding on the ground of the case', () => {
  for (const status of [302, 400, 401, 404, 500]) {
    const judgement = only(requestAccepted.judge(exchangeInput('createUser', { status, body: { errorCode: 'P411' } })));
    assert.equal(judgement.holds, false, String(status));
    assert.deepEqual(judgement.ground, accepted.ground);
    assert.equal(judgement.expected, 'a 2xx status');
    assert.equal(judgement.actual, `${status} {"errorCode":"P411"}`);
    assert.deepEqual(judgement.subject, { kind: 'exchange', id: 'e1' });
    assert.equal(judgement.pointer, undefined);
  }
});

test('a case that wants a refusal is none of its business', () => {
  assert.deepEqual(requestAccepted.judge(exchangeInput('createUser', { status: 400 }, { expect: refused })), []);
});
