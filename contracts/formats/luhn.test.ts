import assert from 'node:assert/strict';
import { test } from 'node:test';
import { luhnDigit } from './luhn.js';

test('numbers that issuers publish for tests end with their check digit', () => {
  for (const number of ['4111111111111111', '5555555555554444', '378282246310005', '6011111111111117', '79927398713'])
    assert.equal(luhnDigit(number.slice(0, -1)), number.at(-1), number);
});

test('one wrong digit, and most pairs that changed places, give another one', () => {
  const payload = '411111111111111';
  for (let at = 0; at < payload.length; at += 1) {
    const wrong = `${payload.slice(0, at)}7${payload.slice(at + 1)}`;
    assert.notEqual(luhnDigit(wrong), luhnDigit(payload), wrong);
  }
  assert.notEqual(luhnDigit('12'), luhnDigit('21'));
});
