import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternOf } from './lenient-pattern.js';

test('a pattern has the u flag wherever it is valid with it', () => {
  assert.equal(patternOf('^\\p{L}$')?.flags, 'u');
  assert.equal(patternOf('^{a}\\-$')?.flags, '');
  assert.ok(patternOf('^{a}\\-$')?.test('{a}-'));
  assert.equal(patternOf('(?i'), undefined);
});
