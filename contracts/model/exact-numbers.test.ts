import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareExactly, isMultipleOf, oneSpelling } from './exact-numbers.js';

test('numbers compare as they are written, beyond what doubles hold', () => {
  for (const [one, other, order] of [
    ['9223372036854775808', '9223372036854775807', 1],
    ['-9223372036854775808', '-9223372036854775807', -1],
    ['0.1', '0.10000000000000000001', -1],
    ['1e3', '1000', 0],
    ['15E-1', '1.50', 0],
    ['2e+1', '19.99', 1],
    ['-0', '0.0', 0],
  ] as const) {
    assert.equal(compareExactly(one, other), order, `${one} and ${other}`);
    assert.equal(compareExactly(other, one), 0 - order, `${other} and ${one}`);
  }
});

test('what is no number, or would fill the memory, is compared as doubles are', () => {
  assert.equal(compareExactly('1', '1e10001'), -Infinity);
  assert.equal(compareExactly('1e10000', '1e9999'), 1);
  for (const text of ['1x', 'x1', '1.', '.5', '1ex', '']) {
    assert.ok(isMultipleOf(text, '7'), `nothing is known of ${text}`);
    assert.equal(oneSpelling(text), text);
  }
});

test('a multiple is told by the digits, and everything is one of nothing', () => {
  assert.equal(isMultipleOf('1070468.14', '0.01'), true);
  assert.equal(isMultipleOf('1070468.145', '0.01'), false);
  assert.equal(isMultipleOf('9007199254740993', '2'), false);
  assert.equal(isMultipleOf('1e20', '0.3'), false);
  assert.equal(isMultipleOf('-7', '3.5'), true);
  assert.equal(isMultipleOf('7', '0'), true);
});

test('equal numbers have one spelling', () => {
  for (const [spelling, ...texts] of [
    ['15', '15.0', '1.50e1', '150E-1'],
    ['100', '1e2', '100.00'],
    ['25e-2', '0.25', '0.2500', '25e-2'],
    ['-25e-2', '-0.25'],
    ['0', '-0', '0.000', '0e5'],
    ['9007199254740993', '9007199254740993.0', '9007199254740993e0'],
  ] as const)
    for (const text of texts) assert.equal(oneSpelling(text), spelling, text);
});
