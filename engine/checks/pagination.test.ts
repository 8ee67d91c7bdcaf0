import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnsweredExchange } from '../exchange.js';
import { observationInput, observed, only } from '../test-support/inputs.js';
import { pagination } from './pagination.js';

const base = '/v1/user/transactions/u';
const lines = (...ids: string[]) => ids.map((id) => ({ id, type: 'TRANSFER', amount: '1.00', currency: 'eur' }));
const list = (ids: string[], page: number, limit: number, changes: Record<string, unknown> = {}) =>
  observed(
    'getUserTransactionHistory',
    { transactions: lines(...ids), page, limit, total: 5, ...changes },
    { path: `${base}?page=${page}&limit=${limit}` },
  );
const whole = list(['a', 'b', 'c', 'd', 'e'], 1, 100);
const judge = (pages: AnsweredExchange[], first = whole) =>
  pagination.judge(observationInput('pages', { whole: [first], pages }));
const messages = (pages: AnsweredExchange[]) => judge(pages).flatMap(({ holds, message }) => (holds ? [] : [message]));

test('pages that are the list hold, the last one short or empty', () => {
  assert.equal(only(judge([list(['a', 'b'], 1, 2), list(['c', 'd'], 2, 2), list(['e'], 3, 2)])).holds, true);
  assert.equal(only(judge([list(['a', 'b', 'c', 'd', 'e'], 1, 5), list([], 2, 5)])).holds, true);
  assert.equal(only(judge([list(['a', 'b'], 1, 2)])).holds, true);
});

test('an item on two pages and one on none are findings', () => {
  assert.deepEqual(messages([list(['a', 'b'], 1, 2), list(['b', 'c'], 2, 2), list(['e'], 3, 2)]), [
    'b stands on an earlier page already',
    'd is in the whole list and on none of its pages',
  ]);
  assert.deepEqual(messages([list(['a', 'a'], 1, 2)]), [
    'a stands on the same page already',
    'b is in the whole list and on none of its pages',
  ]);
});

test('a page that says or holds something else than asked for is a finding', () => {
  const second = list(['c', 'd'], 2, 2, { page: 1 });
  const judgement = only(judge([list(['a', 'b'], 1, 2), second]));
  assert.equal(judgement.pointer, '/page');
  assert.equal(judgement.expected, '2');
  assert.deepEqual(judgement.subject, { kind: 'exchange', id: second.id });
  assert.deepEqual(messages([list(['a', 'b'], 1, 2, { limit: 20 })]), ['the answer says limit 20; asked for was 2']);
  assert.deepEqual(messages([list(['a', 'b', 'c'], 1, 2)]), ['the page has more items than asked for']);
});

test('totals have to be that of the whole list', () => {
  assert.deepEqual(messages([list(['a', 'b'], 1, 2, { total: 2 })]), ['the answer says a total of 2; the list has 5']);
  const cut = list(['a', 'b'], 1, 2, { total: 9 });
  assert.equal(only(judge([list(['a', 'b'], 1, 2, { total: 9 })], cut)).holds, true);
});

test('equal items without ids are not the same item', () => {
  const plain = (items: string[], page: number) =>
    observed('getUserCards', { items }, { path: `/v1/card/all/u?page=${page}&limit=2` });
  const all = observed('getUserCards', { items: ['x', 'x', 'x'] });
  assert.equal(only(judge([plain(['x', 'x'], 1), plain(['x'], 2)], all)).holds, true);
});

test('failures and broken bodies are not judged', () => {
  const failed = observed('getUserTransactionHistory', '', { status: 500, path: `${base}?page=2&limit=2` });
  const broken = observed('getUserTransactionHistory', '{', { path: `${base}?page=2&limit=2` });
  for (const other of [failed, broken]) {
    assert.deepEqual(judge([list(['a', 'b'], 1, 2), other]), []);
    assert.deepEqual(judge([list(['a', 'b'], 1, 2)], other), []);
  }
  assert.deepEqual(judge([]), []);
  assert.deepEqual(pagination.judge(observationInput('pages', {})), []);
});

test('two legs of one exchange share an id; their states and the precision of times may differ between reads', () => {
  const legs = (status: string, time: string) => [
    { id: 'x', type: 'EXCHANGE', amount: '-1.00', currency: 'eur', status, createdAt: time },
    { id: 'x', type: 'EXCHANGE', amount: '0.01', currency: 'btc', status, createdAt: time },
  ];
  const read = (transactions: unknown[], page: number, limit: number) =>
    observed(
      'getUserTransactionHistory',
      { transactions, page, limit, total: 2 },
      { path: `${base}?page=${page}&limit=${limit}` },
    );
  const all = read(legs('PENDING', '2026-02-01T10:00:00.288Z'), 1, 100);
  const [out, back] = legs('SUCCESSFUL', '2026-02-01T11:00:00+01:00');
  assert.equal(only(judge([read([out], 1, 1), read([back], 2, 1)], all)).holds, true);
  const wrong = { ...back, amount: '0.02' };
  assert.deepEqual(
    judge([read([out], 1, 1), read([wrong], 2, 1)], all).map(({ holds }) => holds),
    [false],
  );
});

test('an echo that is no number is not held against what was asked for', () => {
  for (const echo of ['p1', '1p', null, { page: 1 }])
    assert.equal(only(judge([list(['a', 'b'], 1, 2, { page: echo, total: echo })])).holds, true);
  assert.deepEqual(messages([list(['a', 'b'], 1, 2, { page: '2' })]), ['the answer says page 2; asked for was 1']);
});

test('what stands on a page that was not asked for, or was asked for in another size, is missed by nobody', () => {
  assert.deepEqual(messages([list(['a', 'b'], 1, 2), list(['e'], 3, 2)]), []);
  assert.deepEqual(messages([list(['a', 'b'], 1, 2), list(['d'], 2, 1)]), []);
});
