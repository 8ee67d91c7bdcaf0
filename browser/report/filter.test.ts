import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matcherOf, noFilter } from './filter.js';

const has = (text: string) => (word: string) => text.includes(word);

test('what has all words and one of the states matches', () => {
  const { matches, active } = matcherOf({ q: ' Amount  XO2 ', states: ['fail', 'warn'] });
  assert.ok(active);
  assert.ok(matches(['info', 'warn'], has('the amount of xo2')));
  assert.ok(!matches(['warn'], has('the amount')));
  assert.ok(!matches(['info'], has('the amount of xo2')));
});

test('no filter lets everything through', () => {
  const { matches, active } = matcherOf(noFilter);
  assert.ok(!active);
  assert.ok(matches([], has('')));
});
