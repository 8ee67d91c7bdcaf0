import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryOf, rememberingInput, type Told } from '../test-support/memory.js';
import { only } from '../test-support/inputs.js';
import { valueStable } from './value-stable.js';

const path = '/v1/user/balances/anna';
const balances = (changes: object = {}) => ({
  fiatBalances: [{ id: 'f1', name: 'eur', rate: '1', amount: '1.00', iban: 'LT1', ...changes }],
  cryptoBalances: [],
});
const transfer = { id: 't1', createdAt: '2026-01-01T00:00:00Z', currency: 'eur', status: 'PENDING' };
const legs = [
  { id: 'x1', type: 'EXCHANGE', amount: '-1', currency: 'eur', createdAt: 'a' },
  { id: 'x1', type: 'EXCHANGE', amount: '2', currency: 'btc', createdAt: 'b' },
];
const memory = memoryOf(
  ['getUserBalances', balances(), { path }],
  ['getTransferDetails', transfer, { path: '/v1/transfer/details/t1' }],
  ['getUserTransactionHistory', { transactions: legs }, { path: '/v1/user/transactions/anna' }],
);
const judge = (...told: Told) => valueStable.judge(rememberingInput(memory, told));

test('amounts and states may change, what identifies an object may not', () => {
  assert.equal(only(judge('getUserBalances', balances({ amount: '2.00' }), { path })).holds, true);
  for (const [changes, pointer] of [
    [{ iban: 'LT2' }, '/fiatBalances/0/iban'],
    [{ id: 'f2' }, '/fiatBalances/0/id'],
  ] as const) {
    const found = only(judge('getUserBalances', balances(changes), { path }));
    assert.equal(found.holds, false);
    assert.equal(found.pointer, pointer);
    assert.deepEqual(found.ground, { kind: 'principle', principle: 'an object keeps its identity' });
  }
});

test('other lasting members rest on what the contract says of them', () => {
  const read = (changes: object) =>
    judge('getTransferDetails', { ...transfer, ...changes }, { path: '/v1/transfer/details/t1' });
  assert.equal(only(read({ status: 'SUCCESSFUL' })).holds, true);
  assert.equal(only(read({ createdAt: '2026-01-02T00:00:00Z' })).ground.kind, 'principle');
  assert.equal(only(read({ currency: 'usdc' })).ground.kind, 'evidence');
});

test('lines are told apart by their currency, in whatever order they come', () => {
  const turned = { transactions: [...legs].reverse() };
  assert.equal(only(judge('getUserTransactionHistory', turned, { path: '/v1/user/transactions/anna' })).holds, true);
});

test('what is empty, read for the first time, deleted since or made by the call is not judged', () => {
  assert.equal(only(judge('getUserBalances', balances({ iban: '' }), { path })).holds, true);
  assert.deepEqual(judge('getUserBalances', balances(), { path: '/v1/user/balances/bert' }), []);
  const again = memoryOf(['getUserBalances', balances(), { path }], ['deleteUser', {}, { path: '/v1/user/anna' }]);
  assert.deepEqual(
    valueStable.judge(rememberingInput(again, ['getUserBalances', balances({ id: 'f9' }), { path }])),
    [],
  );
  const lock = '/v1/exchange/get-lock/anna';
  const locks = memoryOf(['createExchangeLock', { id: 'l1', createdAt: 'a' }, { path: lock }]);
  const next: Told = ['createExchangeLock', { id: 'l2', createdAt: 'b' }, { path: lock }];
  assert.deepEqual(valueStable.judge(rememberingInput(locks, next)), []);
});
