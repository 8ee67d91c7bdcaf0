import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnsweredExchange } from '../exchange.js';
import { observationInput, observed, only } from '../test-support/inputs.js';
import { readIdempotent } from './read-idempotent.js';

const judge = (...reads: AnsweredExchange[]) => readIdempotent.judge(observationInput('repeated-read', { reads }));
const cards = (...ids: string[]) =>
  observed('getUserCards', { cards: ids.map((cardId) => ({ cardId, rate: Math.random() })) });

test('equal reads hold, prices apart', () => {
  const judgements = judge(cards('a', 'b'), cards('a', 'b'), cards('a', 'b'));
  assert.deepEqual(
    judgements.map(({ holds }) => holds),
    [true, true],
  );
});

test('another order, another value and another length are findings', () => {
  assert.ok(judge(cards('a', 'b'), cards('b', 'a')).some(({ holds }) => !holds));
  assert.equal(only(judge(cards('a'), cards('a', 'b'))).pointer, '/cards/1');
  const later = cards('a', 'c');
  const judgement = only(judge(cards('a', 'b'), later));
  assert.equal(judgement.pointer, '/cards/1/cardId');
  assert.deepEqual(judgement.subject, { kind: 'exchange', id: later.id });
});

test('quotes, other requests, failures and broken bodies are not judged', () => {
  assert.deepEqual(judge(observed('getExchangeRate', { btc: 1 }), observed('getExchangeRate', { btc: 2 })), []);
  assert.deepEqual(judge(cards('a'), observed('getUserCards', {}, { path: '/v1/card/all/other' })), []);
  assert.deepEqual(judge(cards('a'), observed('getUserCards', '', { status: 500 })), []);
  assert.deepEqual(judge(observed('getUserCards', '{'), cards('a')), []);
  assert.deepEqual(judge(cards('a')), []);
  assert.deepEqual(judge(), []);
});

test('a state that was under way may end between two reads; one that had ended may not change', () => {
  const states = (first: string, second: string) =>
    readIdempotent.judge(
      observationInput('repeated-read', {
        reads: [observed('getTransferDetails', { status: first }), observed('getTransferDetails', { status: second })],
      }),
    );
  assert.deepEqual(
    states('PENDING', 'SUCCESSFUL').map(({ holds }) => holds),
    [true],
  );
  for (const [first, second] of [
    ['SUCCESSFUL', 'PENDING'],
    ['SUCCESSFUL', 'FAILED'],
    ['QUEUED', 'PENDING'],
  ] as const)
    assert.deepEqual(
      states(first, second).map(({ holds }) => holds),
      [false],
      `${first} ${second}`,
    );
});
