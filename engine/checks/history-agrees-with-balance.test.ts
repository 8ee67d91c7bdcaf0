import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnsweredExchange } from '../exchange.js';
import { observationInput, observed, only } from '../test-support/inputs.js';
import { historyAgreesWithBalance } from './history-agrees-with-balance.js';

let ids = 0;
const line = (amount: unknown, status = 'SUCCESSFUL', currency = 'eur') => ({
  id: `l${(ids += 1)}`,
  type: 'TRANSFER',
  amount,
  currency,
  status,
});
const page = (items: object[], total = items.length) =>
  observed('getUserTransactionHistory', { transactions: items, page: 1, limit: 20, total });
const balance = (eur: string, btc = '0.00000000') =>
  observed('getUserBalances', {
    fiatBalances: [{ name: 'eur', amount: eur, rate: 1 }],
    cryptoBalances: [{ name: 'btc', amount: btc, rate: 2 }],
  });
const judge = (history: AnsweredExchange[], read: AnsweredExchange) =>
  historyAgreesWithBalance.judge(observationInput('history-and-balance', { history, balance: [read] }));

test('successful lines that add up hold, on one page or several', () => {
  const items = [line('10.00'), line('-0.30'), line('5.00', 'FAILED'), line(0.5, 'SUCCESSFUL', 'BTC')];
  assert.equal(only(judge([page(items)], balance('9.70', '0.50000000'))).holds, true);
  assert.equal(only(judge([page(items.slice(0, 2), 4), page(items.slice(2), 4)], balance('9.70', '0.5'))).holds, true);
  assert.equal(only(judge([page([])], balance('0.00'))).holds, true);
});

test('a wrong sign, a missing line and a wrong amount are findings that tell by how much', () => {
  const judgement = only(judge([page([line('10.00'), line('0.30')])], balance('9.70')));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.message, 'eur is 9.7; its lines add up to 10.3, 0.6 off');
  assert.equal(judgement.pointer, '/fiatBalances/0/amount');
  assert.equal(only(judge([page([])], balance('0.01'))).holds, false);
  assert.equal(only(judge([page([line('10.01')])], balance('10.00'))).holds, false);
});

test('what is pending may be set aside already or not', () => {
  const items = [line('10.00'), line('-4.00', 'PENDING'), line('3.00', 'PENDING')];
  for (const eur of ['10.00', '6.00', '13.00', '9.00'])
    assert.equal(only(judge([page(items)], balance(eur))).holds, true);
  assert.equal(only(judge([page(items)], balance('7.00'))).holds, false);
});

test('a history that is not whole, or of unknown states, decides nothing', () => {
  assert.deepEqual(judge([page([line('1.00')], 2)], balance('9.00')), []);
  assert.equal(only(judge([page([line('1.00', 'REVERSED')])], balance('9.00'))).holds, true);
  assert.deepEqual(judge([page([line('one')])], balance('9.00')), []);
  assert.deepEqual(judge([observed('getUserTransactionHistory', '{')], balance('9.00')), []);
  assert.deepEqual(judge([observed('getUserTransactionHistory', '', { status: 500 })], balance('9.00')), []);
  assert.deepEqual(judge([page([])], observed('getUserBalances', '', { status: 500 })), []);
  assert.deepEqual(judge([], balance('9.00')), []);
});
