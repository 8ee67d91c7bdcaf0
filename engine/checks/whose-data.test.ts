import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryOf, rememberingInput, type Told } from '../test-support/memory.js';
import { only } from '../test-support/inputs.js';
import { whoseData } from './whose-data.js';

const anna = { externalUserId: 'anna', email: 'anna@example.com', firstName: 'Łucja', lastName: 'Nowak' };
const bert = { externalUserId: 'bert', email: 'bert@example.com', firstName: 'Bert', lastName: 'Šimk' };
const memory = memoryOf(
  ['createUser', { userId: 'u1' }, { sent: { ...anna, street: 'Long', number: '7' } }],
  ['createUser', { userId: 'u2' }, { sent: bert }],
  ['updateUser', { message: 'ok' }, { path: '/v1/user/anna', sent: { street: 'Short' } }],
  [
    'createSepaTransfer',
    { transferId: 't1' },
    { sent: { sourceExternalUserId: 'anna', amount: '10.00', currency: 'eur', transferTitle: 'Zoe\u0308' } },
  ],
  ['createVirtualCard', { cardId: 'c1', cardNumber: '4321' }, { sent: { externalUserId: 'anna', label: 'Trips' } }],
  [
    'getUserBalances',
    { cryptoBalances: [{ id: 'b1', name: 'btc', rate: '1', wallet: 'w1' }] },
    { path: '/v1/user/balances/anna' },
  ],
);
const judge = (...told: Told) => whoseData.judge(rememberingInput(memory, told));
const transfer = (changes: object, user: object = anna) =>
  judge(
    'getPartnerSepaTransferDetails',
    { id: 't1', type: 'external', amount: '10', currency: 'EUR', transferTitle: 'Zoë', ...changes, user },
    { path: '/v1/sepa-transfer/details/t1' },
  );

test('what was told comes back: in another case, composed otherwise, put together from parts, changed since', () => {
  for (const address of ['Long 7', 'Short 7', 'Short', 'SHORT 7'])
    assert.equal(only(transfer({}, { ...anna, address })).holds, true, address);
});

test('personal data of another user break isolation, others what the contract says of the member', () => {
  const others = only(transfer({}, { ...anna, email: bert.email }));
  assert.equal(others.pointer, '/user/email');
  assert.deepEqual(others.ground, { kind: 'principle', principle: 'isolation of users' });
  const mangled = only(transfer({}, { ...anna, firstName: 'Åucja' }));
  assert.equal(mangled.holds, false);
  assert.equal(mangled.ground.kind, 'evidence');
  assert.equal(only(transfer({}, { ...anna, lastName: 'Nowa' })).expected, '"Nowak"');
});

test('another payer, another object and other values than were sent are findings', () => {
  assert.equal(only(transfer({}, bert)).pointer, '/user/externalUserId');
  assert.equal(only(transfer({ id: 't2' })).pointer, '/id');
  assert.equal(only(transfer({ transferTitle: 'Zoe' })).pointer, '/transferTitle');
  assert.equal(only(transfer({ amount: '10.01' })).pointer, '/amount');
});

test('what one user owns is not in the reads of another', () => {
  const cards = (user: string, label: string) =>
    judge('getUserCards', { cards: [{ cardId: 'c1', label, status: 'ACTIVE' }] }, { path: `/v1/card/all/${user}` });
  assert.equal(only(cards('anna', 'Trips')).holds, true);
  assert.equal(only(cards('anna', 'Trip?')).pointer, '/cards/0/label');
  assert.match(only(cards('bert', 'Trips')).message, /another user's/);
  const balances = (user: string) =>
    judge(
      'getUserBalances',
      { cryptoBalances: [{ id: 'b1', name: 'btc', rate: '1', wallet: 'w1' }] },
      { path: `/v1/user/balances/${user}` },
    );
  assert.equal(only(balances('bert')).holds, false);
  assert.equal(only(balances('anna')).holds, true);
  const line = { id: 't1', type: 'SEPA_TRANSFER', amount: '-11', currency: 'eur' };
  const history = (user: string) =>
    judge('getUserTransactionHistory', { transactions: [line] }, { path: `/v1/user/transactions/${user}` });
  assert.equal(only(history('bert')).pointer, '/transactions/0');
  assert.equal(only(history('anna')).holds, true);
});

test('what nobody told, what is empty, the address of a bank, failures and other callers are not judged', () => {
  const info = { iban: 'x', swift: 'y', accountHolder: '', address: 'Bank street' };
  assert.deepEqual(judge('getPartnerBalances', info, { path: '/v1/partner/balances' }), []);
  assert.deepEqual(
    judge('getUserBalances', { cryptoBalances: [], firstName: 'X' }, { path: '/v1/user/balances/carl' }),
    [],
  );
  assert.deepEqual(judge('getUserBalances', { ...info, cryptoBalances: [] }, { path: '/v1/user/balances/anna' }), []);
  assert.deepEqual(
    judge('getPartnerSepaTransferDetails', { user: bert }, { status: 404, path: '/v1/sepa-transfer/details/t1' }),
    [],
  );
  const told: Told = ['getPartnerSepaTransferDetails', { user: bert }, { path: '/v1/sepa-transfer/details/t1' }];
  assert.deepEqual(whoseData.judge(rememberingInput(memory, told, { authentication: 'other-tenant' })), []);
  const { memory: _memory, ...without } = rememberingInput(memory, told);
  assert.deepEqual(whoseData.judge(without), []);
});

test('what was told of a user is named in full, each version of it', () => {
  const wrong = only(transfer({}, { ...anna, address: 'Broad 9' }));
  assert.match(wrong.expected ?? '', /^".+"( or ".+")+$/);
});

test('the object that was asked for is told by the member of its name', () => {
  const order = (orderId: string) => judge('getOrderDetails', { orderId, status: 'PENDING' }, { path: '/v1/order/o1' });
  assert.equal(only(order('o1')).holds, true);
  const other = only(order('o2'));
  assert.deepEqual([other.holds, other.pointer, other.expected], [false, '/orderId', 'o1']);
});
