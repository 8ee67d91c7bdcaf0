import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HintsError, parseHints } from './hints.js';

test('hints as a file holds them', () => {
  assert.deepEqual(parseHints(null), {}, 'an empty file');
  const hints = {
    maps: ['/a/*/b', ''],
    free: ['/id'],
    integers: ['/count'],
    values: [{ values: ['A'], open: true, at: '/s' }],
    formats: [{ at: '/phone', format: 'phone' }],
    limits: [{ at: '/n', minimum: 1 }],
    deciders: [{ at: '', by: 'type' }],
  };
  assert.deepEqual(parseHints(hints), hints);
});

test('hints that are none say where', () => {
  const wrong: [unknown, RegExp][] = [
    [[], /the hints must be object/],
    [{ map: ['/a'] }, /additional properties \(map\)/],
    [{ maps: ['a'] }, /^\/maps\/0 must match pattern/],
    [{ values: [{ values: ['A'] }] }, /^\/values\/0 .*'open'/],
    [{ formats: [{ at: '/a', format: 'fone' }] }, /^\/formats\/0\/format .*phone/],
    [{ limits: [{ at: '/a', max: 3 }] }, /^\/limits\/0 .*\(max\)/],
  ];
  for (const [value, message] of wrong)
    assert.throws(
      () => parseHints(value),
      (error) => error instanceof HintsError && message.test(error.message),
      JSON.stringify(value),
    );
});
