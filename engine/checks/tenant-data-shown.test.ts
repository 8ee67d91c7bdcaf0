import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryOf, rememberingInput } from '../test-support/memory.js';
import { only } from '../test-support/inputs.js';
import { tenantDataShown } from './tenant-data-shown.js';

const balance = (id: string, wallet: string) => ({ cryptoBalances: [{ id, name: 'btc', rate: '1', wallet }] });
const memory = memoryOf(['getPartnerBalances', balance('b1', 'w1')]);
const judge = (body: unknown, authentication: 'valid' | 'other-tenant' = 'other-tenant', status = 200) =>
  tenantDataShown.judge(rememberingInput(memory, ['getPartnerBalances', body, { status }], { authentication }));

test("another account's answer has ids and wallets of its own", () => {
  assert.equal(only(judge(balance('b2', 'w2'))).holds, true);
});

test('an id or a wallet of the account under test in it is a finding, by principle', () => {
  for (const body of [balance('b1', 'w2'), balance('b2', 'w1')]) {
    const found = only(judge(body));
    assert.equal(found.holds, false);
    assert.equal(found.pointer, '/cryptoBalances/0');
    assert.deepEqual(found.ground, { kind: 'principle', principle: 'isolation of tenants' });
  }
});

test('what shows it is named: a place, or the answer as a whole', () => {
  assert.match(only(judge(balance('b1', 'w2'))).message, /^\/cryptoBalances\/0 shows getPartnerBalances /);
  const [whole] = judge({ id: 'b1', name: 'btc', rate: '1', wallet: 'w1' });
  assert.match(whole?.message ?? '', /^the answer shows getPartnerBalances /);
  assert.equal(whole?.pointer, '');
});

test('refusals and calls with the own key are not judged', () => {
  assert.deepEqual(judge(balance('b1', 'w1'), 'valid'), []);
  assert.deepEqual(judge(balance('b1', 'w1'), 'other-tenant', 404), []);
});
