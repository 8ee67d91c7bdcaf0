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

const paid = memoryOf(
  ['createUser', { userId: 'u1' }, { sent: anna }],
  ['createUser', { userId: 'u2' }, { sent: bert }],
  ['createUser', { userId: 'u3' }, { sent: { externalUserId: 'carl', email: 'carl@example.com' } }],
  [
    'createTransfer',
    { transferId: 't2', label: 'given by the answer' },
    {
      sent: {
        sourceExternalUserId: 'anna',
        destinationExternalUserId: 'bert',
        payer: 'x',
        email: anna.email,
        cardId: 'c-anna',
      },
    },
  ],
  ['createVirtualCard', { cardId: 'c-carl' }, { sent: { externalUserId: 'carl' } }],
  ['createVirtualCard', { cardId: 'c-bert' }, { sent: { externalUserId: 'bert' } }],
  ['getUserCards', { cards: [{ cardId: 'c-held' }] }, { path: '/v1/card/all/carl' }],
);
const shownTransfer = (body: object) =>
  only(
    whoseData.judge(
      rememberingInput(paid, ['getTransferDetails', { id: 't2', ...body }, { path: '/v1/transfer/details/t2' }]),
    ),
  );

test('a value of another user in place of the one that was given breaks isolation', () => {
  for (const [body, message] of [
    [
      { sourceExternalUserId: 'carl' },
      "/sourceExternalUserId is not what createTransfer was given, but another user's",
    ],
    [{ email: 'carl@example.com' }, "/email is not what createTransfer was given, but another user's"],
    [{ cardId: 'c-carl' }, "/cardId is not what createTransfer was given, but another user's"],
    [{ cardId: 'c-held' }, "/cardId is not what createTransfer was given, but another user's"],
  ] as const) {
    const found = shownTransfer(body);
    assert.equal(found.holds, false);
    assert.equal(found.message, message);
    assert.deepEqual(found.ground, { kind: 'principle', principle: 'isolation of users' });
  }
});

test("a value that is no other user's is held against what the contract says of the member", () => {
  for (const [body, message] of [
    [{ sourceExternalUserId: 'nobody' }, '/sourceExternalUserId is not what createTransfer was given'],
    [{ email: 'new@example.com' }, '/email is not what createTransfer was given'],
    [{ cardId: 'c-unknown' }, '/cardId is not what createTransfer was given'],
    [{ cardId: 'c-bert' }, '/cardId is not what createTransfer was given'],
    [{ label: 'another' }, '/label is not what createTransfer answered'],
  ] as const) {
    const found = shownTransfer(body);
    assert.equal(found.message, message);
    assert.equal(found.ground.kind, 'evidence');
  }
});

test('an account for incoming money has one owner', () => {
  const iban = 'LT121000011101001000';
  const balancesOf = (operationId: string, account: object, user = ''): Told => [
    operationId,
    { fiatBalances: [{ id: `b-${user}`, name: 'eur', rate: '1', ...account }], cryptoBalances: [] },
    { path: user === '' ? '/v1/partner/balances' : `/v1/user/balances/${user}` },
  ];
  const known = memoryOf(
    balancesOf('getUserBalances', { iban, wallet: '' }, 'anna'),
    balancesOf('getPartnerBalances', { wallet: 'w-partner' }),
    balancesOf('getUserBalances', { wallet: 'w-shared', memo: '1' }, 'anna'),
  );
  const judgeWith = (told: Told) => whoseData.judge(rememberingInput(known, told));
  const shared = only(judgeWith(balancesOf('getUserBalances', { iban }, 'bert')));
  assert.equal(shared.holds, false);
  assert.equal(shared.pointer, '/fiatBalances/0/iban');
  assert.equal(shared.message, '/fiatBalances/0/iban is the account of anna as well');
  assert.equal(shared.expected, 'an account that only bert has');
  assert.equal(shared.actual, iban);
  assert.equal(shared.atMost, 'warn');
  assert.equal(shared.ground.kind, 'evidence');
  assert.equal(
    only(judgeWith(balancesOf('getUserBalances', { wallet: 'w-partner' }, 'bert'))).message,
    '/fiatBalances/0/wallet is the account of the partner as well',
  );
  assert.equal(
    only(judgeWith(balancesOf('getPartnerBalances', { iban }))).expected,
    'an account that only the partner has',
  );
  for (const own of [
    balancesOf('getUserBalances', { iban, wallet: '' }, 'anna'),
    balancesOf('getPartnerBalances', { wallet: 'w-partner' }),
  ])
    assert.equal(only(judgeWith(own)).holds, true);
  // A memo tells owners of one wallet apart; an account that nobody had is nobody else's.
  for (const account of [{ wallet: 'w-shared', memo: '2' }, { wallet: 'w-shared' }, { iban: '' }, { wallet: 'w-new' }])
    assert.deepEqual(judgeWith(balancesOf('getUserBalances', account, 'bert')), [], JSON.stringify(account));
});
