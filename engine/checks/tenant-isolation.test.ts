import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangeInput, only, refused } from '../test-support/inputs.js';
import { tenantIsolation } from './tenant-isolation.js';

const expect = { ...refused, breaks: 'tenant' } as const;

/** What is said of a success for somebody else's object. */
function judge(operationId: string, path: string, body: unknown) {
  const input = exchangeInput(operationId, { body }, { expect });
  input.exchange.request.url = `http://127.0.0.1:1${path}`;
  return only(tenantIsolation.judge(input));
}

test("a service that ignores the path and takes the caller's own object does not open another's", () => {
  const judgement = judge('getKycStatus', '/v1/kyc/status/theirs', { externalUserId: 'mine', status: 'APPROVED' });
  assert.equal(judgement.holds, false);
  assert.equal(judgement.atMost, 'info');
  assert.match(judgement.message, /the path was ignored: the answer is about mine/);
});

test('an answer about the object of the path, or one that names none, is a breach', () => {
  for (const body of [{ externalUserId: 'theirs', id: 'k' }, { id: 'theirs' }, { status: 'APPROVED' }, [], ''])
    assert.equal(judge('getKycStatus', '/v1/kyc/status/theirs', body).atMost, undefined, JSON.stringify(body));
  assert.equal(judge('createUser', '/v1/user/balances/crypto-and-fiat', { id: 'new' }).atMost, undefined);
});
