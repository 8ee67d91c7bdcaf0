import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { test } from 'node:test';
import { bounded, patternsGivenUp } from './bounded-pattern.js';

const hopeless = `${'a'.repeat(60)}!`;

test('a pattern that would never end is given up in time, says so, and blames nothing', { timeout: 60_000 }, () => {
  const pattern = bounded(/^(a+)+$/u);
  assert.equal(pattern.test('aaa'), true);
  assert.equal(pattern.test('aab'), false);
  assert.deepEqual(patternsGivenUp(), []);
  for (let index = 0; index < 2; index += 1) assert.equal(pattern.test(hopeless), true);
  assert.deepEqual(patternsGivenUp(), ['^(a+)+$']);
  assert.deepEqual(patternsGivenUp(), []);
  const started = performance.now();
  for (let index = 0; index < 100; index += 1) assert.equal(pattern.test(hopeless), true);
  assert.ok(performance.now() - started < 10_000, 'it was tried again and again');
  assert.deepEqual(patternsGivenUp(), ['^(a+)+$']);
});

test('a long text and a slow pattern end as well', { timeout: 60_000 }, () => {
  const pattern = bounded(/^\d+\d+\d+x$/u);
  assert.equal(pattern.test('1'.repeat(100)), false);
  assert.equal(pattern.test('1'.repeat(100_000)), true);
  assert.deepEqual(patternsGivenUp(), ['^\\d+\\d+\\d+x$']);
});

test('patterns are told apart by their text', () => {
  assert.equal(String(bounded(/^a$/u)), '/^a$/u');
  assert.deepEqual([bounded(/^a$/u).source, bounded(/^a$/u).flags], ['^a$', 'u']);
});

test('a pattern that might take long is judged by all the same', () => {
  const pattern = bounded(/^(a+)+$/u);
  assert.deepEqual(
    ['a'.repeat(12), `${'a'.repeat(11)}!`].map((text) => pattern.test(text)),
    [true, false],
  );
  assert.deepEqual(patternsGivenUp(), []);
});

test('a text that fills the matcher’s stack blames nothing', () => {
  class Overflowing extends RegExp {
    override test(): boolean {
      throw new RangeError('Maximum call stack size exceeded');
    }
  }
  assert.equal(bounded(new Overflowing('^(?:a|b)*$')).test('a'.repeat(20)), true);
  assert.deepEqual(patternsGivenUp(), ['^(?:a|b)*$']);
});
