import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from './explain.js';
import { call, callsOf, maria, told, transfer, transferTold, trigger } from './test-support/run.js';

const deposit = trigger(
  'deposit-sepa',
  { externalUserId: 'maria', amount: '5.00', currency: 'eur' },
  { sepaDepositId: 's-1' },
);
const depositTold = { externalUserId: 'maria', sepaDepositId: 's-1', amount: '5.00', currency: 'eur' };

test('a delivery is explained by the call that made its object, and has to tell what was asked for', () => {
  const { standing, whose, causes, shown } = explain(
    'p2pTransfer',
    told('p2pTransfer', transferTold),
    callsOf([maria, transfer]),
  );
  assert.deepEqual([standing, whose, causes.map(({ name }) => name)], ['explained', 'run', ['createTransfer']]);
  assert.deepEqual(
    shown.map(({ pointer, value }) => [pointer, value]),
    [
      ['/amount', '12.50'],
      ['/currency', 'eur'],
      ['/sourceExternalUserId', 'maria'],
    ],
  );
});

test('a wallet has to be told with the address that the call answered, where it answered one', () => {
  const asked = (answered: object) =>
    call('createPartnerWallet', { asked: { currency: 'eth' }, answered: { walletId: 'b-9', ...answered } });
  const shownOf = (answered: object) =>
    explain(
      'walletCreated',
      told('walletCreated', { id: 'b-9', name: 'eth', wallet: '0x01', externalUserId: null }),
      callsOf([asked(answered)]),
    ).shown.flatMap(({ pointer, value }) => (pointer === '/wallet' ? [value] : []));
  assert.deepEqual(shownOf({ wallet: '0x02' }), ['0x02']);
  assert.deepEqual(shownOf({ wallet: null }), []);
});

test('a trigger explains what it told of, and nothing else about the same user', () => {
  const calls = callsOf([maria], [deposit]);
  assert.equal(explain('sepaDeposit', told('sepaDeposit', depositTold), calls).standing, 'explained');
  const forged = explain('sepaDeposit', told('sepaDeposit', { ...depositTold, sepaDepositId: 's-2' }), calls);
  assert.deepEqual([forged.standing, forged.whose], ['unexplained', 'run']);
});

test('a trigger that told no id, a call without an answer or with a failure of the server leave it open', () => {
  const silent = trigger('deposit-sepa', { externalUserId: 'maria' }, {});
  const other = told('sepaDeposit', { ...depositTold, sepaDepositId: 's-2' });
  assert.equal(explain('sepaDeposit', other, callsOf([maria], [silent])).standing, 'undecided');
  for (const changes of [{ status: 500 }, { status: 400, answered: { errorCode: 'P500' } }]) {
    const failed = call('createTransfer', { asked: { sourceExternalUserId: 'maria' }, ...changes });
    assert.equal(
      explain('p2pTransfer', told('p2pTransfer', transferTold), callsOf([maria, failed])).standing,
      'undecided',
    );
  }
  const elsewhere = trigger('deposit-sepa', { externalUserId: 'jan' }, {});
  const jan = call('createUser', { asked: { externalUserId: 'jan' } });
  assert.equal(explain('sepaDeposit', other, callsOf([maria, jan], [elsewhere])).standing, 'unexplained');
});

test('a call that was refused explains nothing, and is named', () => {
  const refused = call('createTransfer', {
    asked: { sourceExternalUserId: 'maria', amount: '12.5', currency: 'eur' },
    answered: { errorCode: 'P433' },
    status: 400,
  });
  const explanation = explain('p2pTransfer', told('p2pTransfer', transferTold), callsOf([maria, refused]));
  assert.equal(explanation.standing, 'unexplained');
  assert.equal(explanation.refused?.name, 'createTransfer');
});

test('a cause comes before what it causes', () => {
  const late = call('createTransfer', {
    at: 60_000,
    asked: {},
    answered: { transferId: transferTold.id },
    status: 201,
  });
  assert.equal(
    explain('p2pTransfer', told('p2pTransfer', transferTold), callsOf([maria, late])).standing,
    'unexplained',
  );
});

test('what is about nothing of the run is foreign; users that it was given and its account are shared', () => {
  const calls = callsOf([maria, call('getUserBalances', { path: '/v1/user/balances/fixed' })]);
  const about = (externalUserId: string | null) =>
    told('sepaDeposit', { ...depositTold, sepaDepositId: 's-9', externalUserId });
  const of = (user: string | null, fixtures: string[] = []) => {
    const { standing, whose } = explain('sepaDeposit', about(user), calls, new Set(fixtures));
    return [standing, whose];
  };
  assert.deepEqual(of('somebody'), ['foreign', undefined]);
  assert.deepEqual(of('fixed'), ['unexplained', 'shared']);
  assert.deepEqual(of('maria', ['maria']), ['unexplained', 'shared']);
  assert.deepEqual(of(null), ['unexplained', 'shared']);
});

test('what the provider sends by itself, of another API, or is no JSON is not decided', () => {
  const calls = callsOf([maria]);
  const risk = told('highRiskKycVerification', { externalUserId: 'maria', status: 'HIGH_RISK' });
  assert.equal(explain('highRiskKycVerification', risk, calls).standing, 'undecided');
  assert.equal(explain('healthCheck', told('healthCheck', ''), calls).standing, 'undecided');
  assert.equal(explain('loanStatus', told('loanStatus', { loanId: 'maria' }), calls).standing, 'undecided');
  assert.equal(explain('loanStatus', told('loanStatus', { loanId: 'other' }), calls).standing, 'foreign');
  const torn = { ...told('sepaDeposit', depositTold), body: '{"externalUserId":"maria",' };
  assert.equal(explain('sepaDeposit', torn, calls).standing, 'undecided');
});

test('an order has the amount and network of its lock', () => {
  const lock = call('lockOrderRate', {
    asked: {},
    answered: { lockId: 'l-1', amount: 412.607142, network: 'polygon' },
  });
  const order = call('createOrder', { asked: { lockId: 'l-1' }, answered: { orderId: 'o-1' } });
  const body = { orderId: 'o-1', lockId: 'l-1', totalAmountRequired: 1 };
  const { standing, shown } = explain('orderStatus', told('orderStatus', body), callsOf([lock, order]));
  assert.equal(standing, 'explained');
  assert.ok(shown.some(({ pointer, value }) => pointer === '/totalAmountRequired' && value === '412.607142'));
});

test('what no call explains names none, and what names a stranger is foreign in any letters', () => {
  const forged = explain('p2pTransfer', told('p2pTransfer', transferTold), callsOf([maria]));
  assert.deepEqual([forged.standing, forged.causes, forged.refused], ['unexplained', [], undefined]);
  const stranger = told('kycFileAdded', { externalUserId: 'a\\b', status: 'ADDED' });
  assert.equal(explain('kycFileAdded', stranger, callsOf([maria])).standing, 'foreign');
  const half = told('p2pTransfer', { ...transferTold, sourceExternalUserId: 'stranger' });
  assert.equal(explain('p2pTransfer', half, callsOf([maria])).standing, 'foreign');
});

test('where two calls about one object asked for different things, that member is not claimed', () => {
  const asking = (at: number, amount: string, currency = 'eur') =>
    call('createTransfer', {
      at,
      asked: { sourceExternalUserId: 'maria', amount, currency },
      answered: { transferId: transferTold.id },
    });
  const pointers = (...calls: ReturnType<typeof call>[]) =>
    explain('p2pTransfer', told('p2pTransfer', transferTold), callsOf([maria, ...calls])).shown.map(
      ({ pointer }) => pointer,
    );
  assert.deepEqual(pointers(asking(1000, '1'), asking(1100, '2')), ['/currency', '/sourceExternalUserId']);
  assert.deepEqual(pointers(asking(1000, '1'), asking(1100, '2'), asking(1200, '2')), [
    '/currency',
    '/sourceExternalUserId',
  ]);
  assert.equal(pointers(asking(1000, '1'), asking(1100, '1')).length, 3);
});

test('a refused call is named only for its amount and one of its users', () => {
  const refusal = (asked: unknown, status = 400) =>
    explain(
      'p2pTransfer',
      told('p2pTransfer', transferTold),
      callsOf([maria, call('createTransfer', { asked, answered: { errorCode: 'P433' }, status })]),
    ).refused;
  assert.ok(refusal({ sourceExternalUserId: 'maria', amount: '12.50' }));
  assert.equal(refusal({ sourceExternalUserId: 'maria', amount: '12.51' }), undefined);
  assert.equal(refusal({ sourceExternalUserId: 'maria' }), undefined);
  assert.equal(refusal({ sourceExternalUserId: 'jan', amount: '12.50' }), undefined);
});

test("what names an object and no user is about the partner's own account, which is shared", () => {
  const calls = callsOf([maria]);
  const of = (webhookId: string, body: Record<string, unknown>) => {
    const { standing, whose } = explain(webhookId, told(webhookId, body), calls);
    return [standing, whose];
  };
  const shared = ['unexplained', 'shared'];
  assert.deepEqual(of('sepaTransfer', { id: 't-9', amount: '1337.00', currency: 'eur' }), shared);
  assert.deepEqual(of('exchange', { exchangeId: 'x-9', amount: '1.00' }), shared);
  assert.deepEqual(of('cryptoWithdrawal', { id: 'w-9', amount: 0.1, user: null }), shared);
  assert.deepEqual(of('walletCreated', { id: 'b-9', externalUserId: null }), shared);
  assert.deepEqual(of('orderStatus', { orderId: 'o-9' }), shared);
  assert.deepEqual(of('paymentLink', { paymentLinkId: 'l-9' }), shared);
  assert.deepEqual(of('sepaDeposit', { sepaDepositId: 's-9', externalUserId: null }), shared);
  assert.deepEqual(of('sepaTransfer', { id: 't-9', externalUserId: 'somebody' }), ['foreign', undefined]);
  assert.deepEqual(of('walletCreated', { id: 'b-9', externalUserId: 'somebody' }), ['foreign', undefined]);
  // Nobody can tell what it is about.
  assert.deepEqual(of('sepaTransfer', { amount: '1337.00' }), ['undecided', undefined]);
  assert.deepEqual(of('kycFileAdded', { fileId: 'f-9', status: 'ADDED' }), ['foreign', undefined]);
});
