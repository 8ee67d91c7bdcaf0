import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moneyShown } from './money-shown.js';
import { call, callsOf, maria, told, transfer, transferTold } from './test-support/run.js';

const path = '/v1/user/transactions/maria';
const line = (id: string, amount: string) => ({ id, amount, currency: 'eur' });
const history = (at: number, lines: unknown[], total = lines.length) =>
  call('getUserTransactionHistory', { at, path, answered: { transactions: lines, total } });
const balances = (at: number, amount: string) =>
  call('getUserBalances', {
    at,
    path: '/v1/user/balances/maria',
    answered: { balances: { fiatBalances: [{ id: 'b', name: 'eur', amount, rate: 1 }] } },
  });
const forged = told(
  'p2pTransfer',
  { ...transferTold, id: '704fd8c0-3987-4d69-b313-069cfa150bc4', amount: 7 },
  { receivedAt: 2000, answeredAt: 2010 },
);

test('money is there where an answer names its object', () => {
  assert.equal(
    moneyShown('p2pTransfer', told('p2pTransfer', transferTold), callsOf([maria, transfer]))?.shown,
    'somewhere',
  );
});

test('money is nowhere where a whole history that was read afterwards lacks it', () => {
  const found = moneyShown('p2pTransfer', forged, callsOf([maria, history(3000, [line(transferTold.id, '-12.50')])]));
  assert.equal(found?.shown, 'nowhere');
  assert.equal(found.lackedBy?.operationId, 'getUserTransactionHistory');
});

test('a line with its amount, or a balance that changed by it, is enough', () => {
  const lacking = history(3000, []);
  assert.equal(
    moneyShown('p2pTransfer', forged, callsOf([maria, history(3000, [line('x', '-7.00')])]))?.shown,
    'somewhere',
  );
  const changed = callsOf([maria, lacking, balances(1500, '20'), balances(2500, '13')]);
  assert.equal(moneyShown('p2pTransfer', forged, changed)?.shown, 'somewhere');
  const same = callsOf([maria, lacking, balances(1500, '20'), balances(2500, '20')]);
  assert.equal(moneyShown('p2pTransfer', forged, same)?.shown, 'nowhere');
});

test('an earlier, partial or filtered history, or none, leaves it open', () => {
  const filtered = call('getUserTransactionHistory', {
    at: 3000,
    path: `${path}?page=2`,
    answered: { transactions: [], total: 0 },
  });
  for (const reads of [[], [history(1500, [])], [history(3000, [], 40)], [filtered]])
    assert.equal(moneyShown('p2pTransfer', forged, callsOf([maria, ...reads]))?.shown, 'open');
});

test('what has not moved and what is no money is not asked for', () => {
  const calls = callsOf([maria, history(3000, [])]);
  for (const [webhookId, body] of [
    [
      'cryptoDeposit',
      { externalUserId: 'maria', cryptoDepositId: 'c', amount: 1, currency: 'btc', status: 'WAITING_FOR_TR_DATA' },
    ],
    ['p2pTransfer', { ...transferTold, id: '704fd8c0-3987-4d69-b313-069cfa150bc4', status: 'FAILED' }],
    ['p2pTransfer', { ...transferTold, id: '704fd8c0-3987-4d69-b313-069cfa150bc4', amount: 0 }],
    ['kycFileAdded', { externalUserId: 'maria', status: 'OK' }],
  ] as const)
    assert.equal(moneyShown(webhookId, told(webhookId, body), calls), undefined);
});

test("the partner's own money is looked for in the partner's history and balances, and a user's only in that user's", () => {
  const own = told('p2pTransfer', { ...transferTold, id: 'x', sourceExternalUserId: null, amount: 7 });
  const partnerHistory = (lines: unknown[]) =>
    call('getPartnerTransactionHistory', { at: 3000, answered: { transactions: lines, total: lines.length } });
  const shown = (...reads: ReturnType<typeof call>[]) => moneyShown('p2pTransfer', own, callsOf(reads))?.shown;
  assert.equal(shown(partnerHistory([line('y', '7')])), 'somewhere');
  assert.equal(shown(partnerHistory([])), 'nowhere');
  assert.equal(shown(history(3000, [])), 'open');
  const others = call('getUserTransactionHistory', {
    at: 3000,
    path: '/v1/user/transactions/jan',
    answered: { transactions: [line('y', '7')], total: 1 },
  });
  assert.equal(moneyShown('p2pTransfer', forged, callsOf([maria, others]))?.shown, 'open');
});

test('a line counts with its currency and amount alone, a balance with the money of its currency', () => {
  for (const lines of [[{ ...line('y', '7'), currency: 'usdc' }], [line('y', '7.01')]])
    assert.equal(moneyShown('p2pTransfer', forged, callsOf([maria, history(3000, lines)]))?.shown, 'nowhere');
  const lacking = history(3000, []);
  for (const reads of [
    [balances(2500, '20'), balances(2600, '13')],
    [balances(1400, '13'), balances(1500, '20'), balances(1900, '13'), balances(2500, '13')],
    [balances(1500, '20'), balances(2500, '20'), balances(2600, '13')],
  ])
    assert.equal(moneyShown('p2pTransfer', forged, callsOf([maria, lacking, ...reads]))?.shown, 'nowhere');
  const unordered = [balances(2500, '13'), balances(1500, '20'), balances(1400, '13')];
  assert.equal(moneyShown('p2pTransfer', forged, callsOf([maria, lacking, ...unordered]))?.shown, 'somewhere');
});

test('an answer that is no history says nothing', () => {
  for (const odd of [
    call('getUserTransactionHistory', { at: 3000, path, answered: { transactions: {}, total: 0 } }),
    call('getUserTransactionHistory', { at: 3000, path, status: 500, answered: { transactions: [], total: 0 } }),
  ])
    assert.equal(moneyShown('p2pTransfer', forged, callsOf([maria, odd]))?.shown, 'open');
  const torn = { ...forged, body: '{' };
  assert.equal(moneyShown('p2pTransfer', torn, callsOf([maria])), undefined);
});
