import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isObject } from '../contracts/model/json-value.js';
import { AmountProblem, readAmount } from './amount.js';
import { readRequestBody } from './json.js';

function read(json: string, decimals = 8): string {
  const { exact } = readRequestBody(`{"amount": ${json}}`);
  assert.ok(isObject(exact));
  return readAmount(exact.amount, decimals).toFixed();
}

test('texts and numbers keep all their digits', () => {
  const amounts = {
    '0.1': '0.1',
    '"0.1"': '0.1',
    '1E-8': '0.00000001',
    '1e2': '100',
    '"3.8"': '3.8',
    '1.10': '1.1',
    '123456789012345678901234567890.12345678': '123456789012345678901234567890.12345678',
  };
  for (const [json, amount] of Object.entries(amounts)) assert.equal(read(json), amount, json);
});

test('what is no amount above zero of the scale is refused with its reason', () => {
  const refused: [string, RegExp][] = [
    ['"ten"', /decimal number/],
    ['"1e2"', /decimal number/],
    ['""', /decimal number/],
    ['"+1"', /decimal number/],
    ['" 1"', /decimal number/],
    ['"NaN"', /decimal number/],
    ['true', /decimal number/],
    ['null', /decimal number/],
    ['{"value": "1"}', /decimal number/],
    ['0', /greater than 0/],
    ['-0.00', /greater than 0/],
    ['"-1"', /greater than 0/],
    ['0.001', /at most 2 decimals/],
    ['"1.005"', /at most 2 decimals/],
    ['1e-999999999', /at most 2 decimals/],
    ['1e30', /at most 30 digits/],
    ['1e999999999999999999', /at most 30 digits/],
  ];
  for (const [json, message] of refused)
    assert.throws(
      () => read(json, 2),
      (error) => error instanceof AmountProblem && message.test(error.message),
      json,
    );
});

test('zeros at the end are no decimals', () => {
  assert.equal(read('"1.000"', 2), '1');
});
