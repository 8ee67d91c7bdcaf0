import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted } from './counted.js';
import { firstLine } from './first-line.js';
import { percentDecoded, percentEncoded } from './percent-decoded.js';
import { commandProperty, commandText } from './workflow-command.js';

test('numbers are counted with their noun', () => {
  assert.equal(counted(0, 'case'), '0 cases');
  assert.equal(counted(1, 'case'), '1 case');
  assert.equal(counted(1_234_567, 'delivery', 'deliveries'), '1,234,567 deliveries');
});

test('of a text with lines the first is taken', () => {
  assert.equal(firstLine('wrong at 1\n  quoted\n'), 'wrong at 1');
  assert.equal(firstLine('wrong'), 'wrong');
  assert.equal(firstLine(''), '');
});

test('escapes of a URI are read, and what is none stays', () => {
  assert.equal(percentDecoded('a%20b%2F%C3%BC'), 'a b/ü');
  assert.equal(percentDecoded('100%'), '100%');
  assert.equal(percentEncoded('a b/ü?.yaml'), 'a%20b/%C3%BC%3F.yaml');
});

test('a text cannot end the workflow command that it stands in', () => {
  assert.equal(commandText('50%\r\nnext'), '50%25%0D%0Anext');
  assert.equal(commandProperty('a: b, 1%'), 'a%3A b%2C 1%25');
});
