import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remembering } from './remembering.js';

test('an answer is computed once, until more texts than it remembers were asked', () => {
  const asked: string[] = [];
  const length = remembering((text) => {
    asked.push(text);
    return text.length === 2 ? undefined : text.length;
  });
  assert.deepEqual([length('a'), length('bb'), length('a'), length('bb')], [1, undefined, 1, undefined]);
  assert.deepEqual(asked, ['a', 'bb']);
  for (let count = 0; count < 1024; count += 1) length(`text ${count}`);
  assert.equal(length('a'), 1);
  assert.deepEqual(asked.slice(-1), ['a']);
});

test('long texts are not held', () => {
  let asked = 0;
  const lengthOf = remembering((text) => {
    asked += 1;
    return text.length;
  });
  const long = 'x'.repeat(10_000);
  assert.deepEqual([lengthOf(long), lengthOf(long), asked], [10_000, 10_000, 2]);
});
