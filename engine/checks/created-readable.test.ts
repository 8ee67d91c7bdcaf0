import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnsweredExchange } from '../exchange.js';
import { observationInput, observed, only } from '../test-support/inputs.js';
import { createdReadable } from './created-readable.js';

const judge = (created: AnsweredExchange, read: AnsweredExchange) =>
  createdReadable.judge(observationInput('created-and-read', { created: [created], read: [read] }));
const sent = { sourceExternalUserId: 'u', amount: '10', currency: 'EUR' };
const transfer = observed('createTransfer', { transferId: 't1' }, { status: 201, sent });
const details = (body: unknown, status = 200) =>
  observed('getTransferDetails', body, { status, path: '/v1/transfer/details/t1' });
const shown = { id: 't1', sourceExternalUserId: 'u', amount: '10.00', currency: 'eur', status: 'SUCCESSFUL' };

test('what was created is shown with what was sent: amounts as decimals, words in any case', () => {
  assert.equal(only(judge(transfer, details(shown))).holds, true);
});

test('an object that cannot be read, and one with other values, are findings', () => {
  const gone = only(judge(transfer, details({ errorCode: 'P428' }, 404)));
  assert.equal(gone.holds, false);
  assert.equal(gone.actual, '404');
  const other = only(judge(transfer, details({ ...shown, amount: '10.01' })));
  assert.equal(other.pointer, '/amount');
  assert.equal(other.message, '/amount is not what createTransfer was given');
  assert.equal(other.expected, '"10"');
  assert.equal(other.actual, '"10.01"');
});

const card = observed(
  'createVirtualCard',
  { cardId: 'c1', cvv: '123' },
  { sent: { externalUserId: 'u', label: 'Trips', pin: '1234' } },
);
const cards = (...items: object[]) => observed('getUserCards', { cards: items }, { path: '/v1/card/all/u' });

test('a value that the call answered is told as such', () => {
  const found = only(judge(card, cards({ cardId: 'c1', label: 'Trips', cvv: '321' })));
  assert.deepEqual([found.pointer, found.message], ['/cvv', '/cvv is not what createVirtualCard answered']);
});

test('in a list it is found by its id; a list without it, or an empty one, is a finding', () => {
  assert.equal(only(judge(card, cards({ cardId: 'c0', label: 'Home' }, { cardId: 'c1', label: 'Trips' }))).holds, true);
  assert.equal(only(judge(card, cards({ cardId: 'c1', label: 'Other' }))).pointer, '/label');
  for (const list of [cards(), cards({ cardId: 'c0', label: 'Trips' })])
    assert.match(only(judge(card, list)).message, /is not in the answer of getUserCards/);
});

test('a read of its owner shows that it is there, and what comes later is no difference', () => {
  const user = observed(
    'createUser',
    { userId: 'i1', iban: null },
    { sent: { externalUserId: 'u', email: 'a@example.com' } },
  );
  const balances = { fiatBalances: [], cryptoBalances: [], iban: 'LT599999981950693415' };
  const read = observed('getUserBalances', balances, { path: '/v1/user/balances/u' });
  assert.equal(only(judge(user, read)).holds, true);
});

test('failures and broken bodies are not judged', () => {
  assert.deepEqual(judge(transfer, details('', 500)), []);
  assert.deepEqual(judge(transfer, details('{')), []);
  assert.deepEqual(judge(observed('createTransfer', {}, { status: 400, sent }), details(shown)), []);
  assert.deepEqual(judge(observed('createTransfer', '{'), details(shown)), []);
  assert.deepEqual(createdReadable.judge(observationInput('created-and-read', {})), []);
});

test('a value that was wrong from the creation on blames the creation, not the read', () => {
  const wrong = observed('createTransfer', { transferId: 't1', amount: '11' }, { status: 201, sent });
  const read = details({ ...shown, amount: '11.00' });
  const [judgement] = judge(wrong, read);
  assert.equal(judgement?.subject?.id, wrong.id);
  assert.match(
    judgement.message,
    /^createTransfer answered another \/amount than it was given, and getTransferDetails/,
  );
  const readAlone = only(judge(transfer, read));
  assert.equal(readAlone.subject?.id, read.id);
  assert.match(readAlone.message, /is not what createTransfer was given/);
});
