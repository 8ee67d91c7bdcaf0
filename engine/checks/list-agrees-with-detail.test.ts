import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnsweredExchange } from '../exchange.js';
import { observationInput, observed, only } from '../test-support/inputs.js';
import { listAgreesWithDetail } from './list-agrees-with-detail.js';

const judge = (list: AnsweredExchange, ...detail: AnsweredExchange[]) =>
  listAgreesWithDetail.judge(observationInput('list-and-detail', { list: [list], detail }));
const card = (changes: object = {}) => ({
  cardId: 'c1',
  status: 'ACTIVE',
  label: 'Trips',
  cardLastDigits: '4321',
  ...changes,
});
const cards = (...items: object[]) => observed('getUserCards', { cards: items }, { path: '/v1/card/all/u' });
const details = (changes: object = {}) =>
  observed(
    'getCardDetails',
    { status: 'ACTIVE', cardNumber: '4321432143214321', ...changes },
    { path: '/v1/card/details/u/c1' },
  );

test('an item that agrees with its details holds, found by id or by the path of the details', () => {
  assert.equal(only(judge(cards(card({ cardId: 'c0', status: 'BLOCKED' }), card()), details())).holds, true);
});

test('another state, other last digits and a missing item are findings', () => {
  const state = only(judge(cards(card({ status: 'LOCKED_BY_USER' })), details()));
  assert.equal(state.pointer, '/status');
  assert.equal(state.expected, '"ACTIVE"');
  assert.equal(state.actual, '"LOCKED_BY_USER"');
  assert.equal(only(judge(cards(card({ cardLastDigits: '9999' })), details())).pointer, '/cardLastDigits');
  assert.match(only(judge(cards(card({ cardId: 'c0' })), details())).message, /lacks what getCardDetails shows/);
  assert.equal(only(judge(cards(), details())).holds, false);
});

const line = (changes: object = {}) => ({
  id: 't1',
  type: 'TRANSFER',
  amount: '-10.00',
  currency: 'eur',
  status: 'PENDING',
  createdAt: 'x',
  ...changes,
});
const history = (...items: object[]) =>
  observed('getUserTransactionHistory', { transactions: items, total: items.length });
const transfer = (changes: object = {}) =>
  observed('getTransferDetails', { id: 't1', amount: 10, currency: 'EUR', status: 'SUCCESSFUL', ...changes });

test('a line of a history may word state and direction in its own way, and may hold the fee', () => {
  assert.equal(only(judge(history(line()), transfer())).holds, true);
  assert.equal(only(judge(history(line({ amount: '-11.00' })), transfer({ fee: '1.00' }))).holds, true);
  const exchanged = {
    exchangeId: 't1',
    amount: '10',
    currencyFrom: 'eur',
    receivedAmount: '0.5',
    currencyTo: 'btc',
    id: undefined,
  };
  const both = history(line(), line({ amount: '0.50000000', currency: 'btc' }));
  assert.equal(only(judge(both, transfer({ ...exchanged, currency: undefined }))).holds, true);
});

test('a line of another amount or currency is a finding', () => {
  assert.equal(only(judge(history(line({ amount: '-10.01' })), transfer())).pointer, '/amount');
  assert.equal(only(judge(history(line({ currency: 'btc' })), transfer())).pointer, '/currency');
});

test('failures and broken bodies are not judged', () => {
  assert.deepEqual(judge(cards(card()), observed('getCardDetails', '', { status: 500 })), []);
  assert.deepEqual(judge(cards(card()), observed('getCardDetails', '{')), []);
  assert.deepEqual(judge(observed('getUserCards', '{'), details()), []);
  assert.deepEqual(judge(observed('getUserCards', {}, { status: 400 }), details()), []);
  assert.deepEqual(listAgreesWithDetail.judge(observationInput('list-and-detail', {})), []);
});

test('details without an amount or a currency say nothing of those of a line', () => {
  assert.equal(only(judge(history(line()), transfer({ currency: undefined }))).holds, true);
  assert.equal(only(judge(history(line({ amount: '-99' })), transfer({ amount: undefined }))).holds, true);
});

test('the last list that was answered counts, whatever address its details were read at', () => {
  const failed = observed('getUserCards', { cards: [] }, { status: 500 });
  const lists = { list: [cards(), cards(card()), failed], detail: [details()] };
  assert.equal(only(listAgreesWithDetail.judge(observationInput('list-and-detail', lists))).holds, true);
  const named = details({ cardId: 'c1' });
  const odd = { ...named, request: { ...named.request, url: 'nowhere' } };
  assert.equal(only(judge(cards(card()), odd)).holds, true);
  assert.equal(only(judge(cards(card({ cardId: 'c0' })), odd)).expected, 'an item with the id c1');
});
