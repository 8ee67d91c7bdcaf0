import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractOf } from '../data/contracts.js';
import { madeBy } from './test-support/made.js';

const sentBy = (version: 'legacy' | 'test' | 'latest', operationId: string) =>
  madeBy(contractOf(version), 1, ['examples'])
    .filter(({ planned }) => planned.operationId === operationId)
    .map(({ base, planned }) => ({ base, body: JSON.parse(planned.request.body ?? '') as Record<string, unknown> }));

test('an example keeps its own members, but names objects that exist', () => {
  const [made] = sentBy('test', 'createVirtualCard');
  assert.ok(made);
  assert.deepEqual(made.body, { externalUserId: made.base.body?.['externalUserId'], label: 'Shopping', pin: '4321' });
});

test('an example that only begins is completed', () => {
  const [made] = sentBy('test', 'createKycVerification');
  assert.ok(made);
  assert.equal(made.body['documentType'], 'ID_CARD');
  assert.equal(made.body['openAccountReason'], made.base.body?.['openAccountReason']);
});

test('what an object has to pay is what it can pay', () => {
  const [made] = sentBy('test', 'createTransfer');
  assert.ok(made);
  assert.equal(made.body['amount'], made.base.body?.['amount']);
  assert.deepEqual(sentBy('test', 'lockOrderRate')[0]?.body, {
    currency: 'usdc',
    amount: '346.59',
    network: 'polygon',
  });
});

test('examples that the contract contradicts prove nothing and are left out', () => {
  assert.equal(sentBy('legacy', 'createUser').length, 1);
  // Without the acceptance of the terms, which the same page demands (C04).
  assert.deepEqual(sentBy('latest', 'createUser'), []);
  // A currency in capitals (C15).
  assert.deepEqual(sentBy('test', 'createCryptoWithdrawal'), []);
});
