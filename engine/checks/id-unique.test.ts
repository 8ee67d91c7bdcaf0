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
  for (const [transferId, message] of [
    ['t1', '/transferId was given before, by createTransfer'],
    ['line', '/transferId is of something that was there before, in the answer of getUserTransactionHistory'],
  ] as const) {
    const found = only(judge('createTransfer', { transferId }, { status: 201, sent: other, startedAt: 1005 }));
    assert.equal(found.message, message);
    assert.equal(found.holds, false);
    assert.equal(found.pointer, '/transferId');
    assert.deepEqual(found.ground, { kind: 'principle', principle: 'an object keeps its identity' });
  }
  assert.equal(only(judge('createOrder', { orderId: 't1' }, { sent: { lockId: 'l' } })).holds, false);
});

test('a read beside the call may show what the call is making', () => {
  const other = { ...sent, amount: '2.00' };
  // The read was answered at 1005.
  const beside = only(judge('createTransfer', { transferId: 'line' }, { status: 201, sent: other, startedAt: 1004 }));
  assert.deepEqual([beside.holds, beside.message], [true, '/transferId is new']);
  assert.equal(
    only(judge('createTransfer', { transferId: 't1' }, { status: 201, sent: other, startedAt: 1004 })).holds,
    false,
  );
});

test('the call that gave an id is named, though a read showed it before the call was answered', () => {
  const history: Told = [
    'getUserTransactionHistory',
    { transactions: [{ id: 't9' }] },
    { path: '/v1/user/transactions/anna' },
  ];
  const first: Told = ['createTransfer', { transferId: 't9' }, { status: 201, sent }];
  const again: Told = [
    'createTransfer',
    { transferId: 't9' },
    { status: 201, sent: { ...sent, amount: '2.00' }, startedAt: 2000 },
  ];
  for (const order of [
    [history, first],
    [first, history],
  ]) {
    const found = only(idUnique.judge(rememberingInput(memoryOf(...order), again)));
    assert.deepEqual([found.holds, found.message], [false, '/transferId was given before, by createTransfer']);
    const equal = only(idUnique.judge(rememberingInput(memoryOf(...order), [...first])));
    assert.equal(equal.holds, true);
  }
});

test('refusals, reads, answers without an id and runs without a memory are not judged', () => {
  assert.deepEqual(judge('createTransfer', { transferId: 't1' }, { status: 400 }), []);
  assert.deepEqual(judge('createTransfer', {}, { status: 201 }), []);
  assert.deepEqual(judge('getTransferDetails', { id: 't1' }, { path: '/v1/transfer/details/t1' }), []);
  const { memory: _memory, ...without } = rememberingInput(memory, ['createTransfer', { transferId: 't1' }]);
  assert.deepEqual(idUnique.judge(without), []);
});
