import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, itemAt } from '../test-support/inputs.js';
import { Calls, idsIn, textAt } from './calls.js';
import { call, callsOf, maria, transfer, trigger } from './test-support/run.js';

test('ids are found by the names of their members, also in what is cut off', () => {
  assert.deepEqual(idsIn('{"id":"a","orderId": 7,"externalUserId" : "c","paid":"x","idea":"y","userId":"'), [
    'a',
    '7',
    'c',
  ]);
  assert.deepEqual(idsIn(''), []);
});

test('a call was done, was refused, or nobody knows', () => {
  const { response: _none, ...unanswered } = transfer;
  const outcomes = [
    transfer,
    call('createTransfer', { status: 299 }),
    call('createTransfer', { status: 300 }),
    call('createTransfer', { status: 400, answered: { errorCode: 'P433' } }),
    call('createTransfer', { status: 400, answered: { errorCode: 'P500' } }),
    call('createTransfer', { status: 500 }),
    unanswered,
  ].map((one) => itemAt(callsOf([one]).named('createTransfer'), 0).outcome);
  assert.deepEqual(outcomes, ['done', 'done', 'refused', 'refused', 'unknown', 'unknown', 'unknown']);
});

test('a call tells what it asked for, whom its path names and what it was answered', () => {
  const calls = callsOf([
    call('addKycFile', { path: '/prefix/v1/user/kyc-files/ma%20ria?x=1', asked: { a: 1.5 }, answered: { b: 'c' } }),
    call('addKycFile', { path: '/%zz' }),
  ]);
  const [named, short] = calls.named('addKycFile');
  assert.ok(named && short);
  assert.deepEqual(
    ['/asked/a', '/path/externalUserId', '/answered/b'].map((pointer) => textAt(named, pointer)),
    ['1.5', 'ma ria', 'c'],
  );
  assert.equal(named.at, 1000);
  assert.ok(named.ids.has('ma ria'));
  assert.deepEqual(short.view['path'], { externalUserId: '%zz' });
  assert.deepEqual(itemAt(callsOf([call('addKycFile', { path: '' })]).named('addKycFile'), 0).view['path'], {
    externalUserId: '',
  });
});

test('all calls and reads of a name are kept, and none of what neither causes nor shows', () => {
  const reads = [1000, 2000].map((at) => ({
    ...call('getUserBalances', { at, path: '/v1/user/balances/maria' }),
    durationMs: 40,
  }));
  const calls = callsOf([transfer, transfer, maria, ...reads]);
  assert.equal(calls.named('createTransfer').length, 2);
  assert.deepEqual(calls.named('createUser'), []);
  assert.deepEqual(
    calls.reads('getUserBalances').map(({ at, path }) => [at, path.at(-1)]),
    [
      [1040, 'maria'],
      [2040, 'maria'],
    ],
  );
  const { response: _none, ...unanswered } = itemAt(reads, 0);
  assert.deepEqual(callsOf([unanswered]).reads('getUserBalances'), []);
  assert.deepEqual(calls.reads('createUser'), []);
});

test('the run made what its accepted calls and triggers gave an id; what it only named it did not make', () => {
  const refused = call('createTransfer', { status: 400, answered: { transferId: 't-9' } });
  const calls = callsOf(
    [maria, refused],
    [trigger('deposit-sepa', { externalUserId: 'jan' }, { sepaDepositId: 's-1', by: 'jan' })],
  );
  const of = (id: string) => [calls.knows(id), calls.hasShown(id), calls.hasMade(id)];
  assert.deepEqual(of('maria'), [true, false, true]);
  assert.deepEqual(of('u-1'), [true, true, false]);
  assert.deepEqual(of('t-9'), [true, false, false]);
  assert.deepEqual(of('s-1'), [true, true, true]);
  assert.deepEqual(of('jan'), [true, true, false]);
  assert.deepEqual(of('nobody'), [false, false, false]);
  const queried = callsOf([call('getPartnerTransactionHistory', { path: '/v1/history?user=olga' })]);
  assert.ok(queried.knows('olga'));
  assert.deepEqual([...itemAt(calls.named('deposit-sepa'), 0).ids], ['jan', 's-1']);
});

test('calls of another address are not looked at, and operations that a version lacks do no harm', () => {
  const calls = new Calls(contract.operations, 'http://127.0.0.1:2');
  calls.add({ exchanges: [transfer] });
  assert.deepEqual(calls.named('createTransfer'), []);
  const bare = new Calls(new Map(), 'http://127.0.0.1:1');
  bare.add({ exchanges: [transfer] });
  assert.equal(bare.named('createTransfer').length, 1);
});
