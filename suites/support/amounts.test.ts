import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchange } from '../../engine/test-support/inputs.js';
import { balanceOf, cut, divided, minus, negative, plus, rounded, times } from './amounts.js';
import { StepAnswer } from './story.js';

test('amounts are worked out exactly', () => {
  assert.equal(plus('0.1', '0.2'), '0.3');
  assert.equal(minus('1', '0.0149'), '0.9851');
  assert.equal(negative('12.34'), '-12.34');
  assert.equal(times('0.00000001', '3'), '0.00000003');
  assert.equal(cut(divided('346.59', '0.84'), 6), '412.607142');
  assert.equal(rounded('1.005', 2), '1.01');
  assert.equal(cut('-1.999', 2), '-1.99');
});

test('what nobody told makes nothing', () => {
  for (const made of [plus('1', undefined), minus(undefined, '1'), negative(undefined), cut(undefined, 2)])
    assert.equal(made, undefined);
  assert.equal(plus('1', 'a lot'), undefined);
});

test('a balance is read with all its digits', () => {
  const body = { fiatBalances: [{ id: 'a', name: 'eur', amount: '90071992547409930.01', rate: 1 }] };
  const answer = new StepAnswer(exchange('getUserBalances', { body }));
  assert.equal(balanceOf(answer, 'eur'), '90071992547409930.01');
  assert.equal(balanceOf(answer, 'btc'), undefined);
  assert.equal(balanceOf(undefined, 'eur'), undefined);
});
