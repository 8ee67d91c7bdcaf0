import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnsweredExchange } from '../exchange.js';
import { observationInput, observed, only } from '../test-support/inputs.js';
import type { Judgement } from './check.js';
import { movementInHistory } from './movement-in-history.js';

const line = (id: string, amount: unknown, status = 'SUCCESSFUL', currency = 'eur') => ({
  id,
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
const judge = (
  [balanceBefore, historyBefore]: [AnsweredExchange, AnsweredExchange],
  [balanceAfter, historyAfter]: [AnsweredExchange, AnsweredExchange],
): Judgement[] =>
  movementInHistory.judge(
    observationInput('movement-in-history', {
      balanceBefore: [balanceBefore],
      historyBefore: [historyBefore],
      balanceAfter: [balanceAfter],
      historyAfter: [historyAfter],
    }),
  );

const start = line('a', '10.00');

test('a movement with its line holds, on the newest page of a longer history too', () => {
  const after = [line('b', '-4.00'), start];
  assert.equal(only(judge([balance('10.00'), page([start])], [balance('6.00'), page(after)])).holds, true);
  assert.equal(only(judge([balance('90.00'), page([start], 40)], [balance('86.00'), page(after, 41)])).holds, true);
  assert.equal(only(judge([balance('10.00'), page([start])], [balance('10.00'), page([start])])).holds, true);
});

test('a missing line, a wrong sign and a wrong amount are findings that tell by how much', () => {
  const missing = only(judge([balance('10.00'), page([start])], [balance('6.00'), page([start])]));
  assert.equal(missing.message, 'eur has changed by -4; no line of the history was added');
  assert.equal(missing.pointer, '/fiatBalances/0/amount');
  const sign = only(judge([balance('10.00'), page([start])], [balance('6.00'), page([line('b', '4.00'), start])]));
  assert.equal(sign.message, 'eur has changed by -4; the new lines b come to +4');
  const amount = judge([balance('10.00'), page([start])], [balance('6.00'), page([line('b', '-4.10'), start])]);
  assert.equal(only(amount).holds, false);
  const elsewhere = judge(
    [balance('10.00'), page([start])],
    [balance('6.00'), page([line('b', '-4.00', 'SUCCESSFUL', 'btc'), start])],
  );
  assert.deepEqual(
    elsewhere.map(({ actual }) => actual),
    ['-4', '0'],
  );
});

test('what is pending may count already or not, and counts when it is done; both lines of an exchange have one id', () => {
  const waiting = [line('b', '-4.00', 'PENDING'), start];
  for (const eur of ['10.00', '6.00'])
    assert.equal(only(judge([balance('10.00'), page([start])], [balance(eur), page(waiting)])).holds, true);
  const done = [line('b', '-4.00'), start];
  for (const eur of ['10.00', '6.00'])
    assert.equal(only(judge([balance(eur), page(waiting)], [balance('6.00'), page(done)])).holds, true);
  const failed = [line('b', '-4.00', 'FAILED'), start];
  assert.equal(only(judge([balance('6.00'), page(waiting)], [balance('10.00'), page(failed)])).holds, true);
  const both = [line('x', '-4.00'), line('x', '0.5', 'SUCCESSFUL', 'BTC'), start];
  assert.equal(only(judge([balance('10.00'), page([start])], [balance('6.00', '0.5'), page(both)])).holds, true);
});

test('where lines stand on other pages, and where anything cannot be read, nothing is decided', () => {
  const before: [AnsweredExchange, AnsweredExchange] = [balance('10.00'), page([start], 30)];
  assert.deepEqual(judge(before, [balance('6.00'), page([start], 31)]), []);
  assert.deepEqual(judge(before, [balance('6.00'), page([line('b', '-1.00')], 33)]), []);
  assert.deepEqual(judge(before, [balance('6.00'), observed('getUserTransactionHistory', '', { status: 500 })]), []);
  assert.deepEqual(judge(before, [balance('6.00'), observed('getUserTransactionHistory', [start])]), []);
  assert.deepEqual(judge(before, [observed('getUserBalances', '', { status: 500 }), page([start], 30)]), []);
  assert.deepEqual(judge(before, [balance('6.00'), page([line('b', 'four'), start], 31)]), []);
  const reversed = judge(before, [balance('6.00'), page([line('b', '-4.00', 'REVERSED'), start], 31)]);
  assert.equal(only(reversed).holds, true);
});

test('a line whose state nobody knows, before or after, decides nothing of its currency', () => {
  const moved = (was: string, is: string) =>
    only(
      judge(
        [balance('10.00'), page([line('b', '-4.00', was), start])],
        [balance('3.00'), page([line('b', '-4.00', is), start])],
      ),
    ).holds;
  assert.equal(moved('REVERSED', 'SUCCESSFUL'), true);
  assert.equal(moved('SUCCESSFUL', 'REVERSED'), true);
  assert.equal(moved('PENDING', 'SUCCESSFUL'), false);
});

test('one read that is missing or failed leaves nothing to hold', () => {
  const reads = {
    balanceBefore: [balance('10.00')],
    historyBefore: [page([start])],
    balanceAfter: [balance('6.00')],
    historyAfter: [page([start])],
  };
  assert.equal(movementInHistory.judge(observationInput('movement-in-history', reads)).length, 1);
  for (const name of Object.keys(reads) as (keyof typeof reads)[]) {
    const { [name]: own, ...others } = reads;
    assert.deepEqual(movementInHistory.judge(observationInput('movement-in-history', others)), [], name);
    const [read] = own;
    const failed = { ...read, response: { ...read?.response, status: 500 } } as AnsweredExchange;
    assert.deepEqual(
      movementInHistory.judge(observationInput('movement-in-history', { ...others, [name]: [failed] })),
      [],
      name,
    );
  }
});
