import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LosslessNumber } from 'lossless-json';
import { shown } from './shown.js';

test('a value is told in words that are short enough for a message', () => {
  assert.equal(shown(undefined), 'nothing');
  assert.equal(shown('a'), '"a"');
  const whole = 'a'.repeat(118);
  assert.equal(shown(whole), `"${whole}"`);
  assert.equal(shown(`${whole}a`), `"${'a'.repeat(116)}…`);
});

test('numbers keep their digits, wherever they stand', () => {
  const amount = new LosslessNumber('0.10000000000000000001');
  assert.equal(shown(amount), '0.10000000000000000001');
  assert.equal(shown({ list: [new LosslessNumber('1')], text: '1' }), '{"list":[1],"text":"1"}');
});
