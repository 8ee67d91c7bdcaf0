import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryOf, rememberingInput, type Told } from '../test-support/memory.js';
import { only } from '../test-support/inputs.js';
import { idUnique } from './id-unique.js';

const sent = { sourceExternalUserId: 'anna', amount: '1.00', currency: 'eur' };
const memory = memoryOf(
  ['createTransfer', { transferId: 't1' }, { status: 201, sent }],
  ['getUserTransactionHistory', { transactions: [{ id: 'line' }] }, { path: '/v1/user/transactions/anna' }],
);
const judge = (...told: Told) => idUnique.judge(rememberingInput(memory, told));

test('a new id is new, and an equal call may be answered with the same object', () => {
  assert.equal(only(judge('createTransfer', { transferId: 't2' }, { status: 201, sent })).holds, true);
  assert.equal(only(judge('createTransfer', { transferId: 't1' }, { status: 201, sent })).holds, true);
});

test('an id that another object has is a finding, by principle, whatever the object is', () => {
  const other = { ...sent, amount: '2.00' };
  for (const transferId of ['t1', 'line']) {
    const found = only(judge('createTransfer', { transferId }, { status: 201, sent: other }));
    assert.equal(found.holds, false);
    assert.equal(found.pointer, '/transferId');
    assert.deepEqual(found.ground, { kind: 'principle', principle: 'an object keeps its identity' });
  }
  assert.equal(only(judge('createOrder', { orderId: 't1' }, { sent: { lockId: 'l' } })).holds, false);
});

test('refusals, reads, answers without an id and runs without a memory are not judged', () => {
  assert.deepEqual(judge('createTransfer', { transferId: 't1' }, { status: 400 }), []);
  assert.deepEqual(judge('createTransfer', {}, { status: 201 }), []);
  assert.deepEqual(judge('getTransferDetails', { id: 't1' }, { path: '/v1/transfer/details/t1' }), []);
  const { memory: _memory, ...without } = rememberingInput(memory, ['createTransfer', { transferId: 't1' }]);
  assert.deepEqual(idUnique.judge(without), []);
});
