import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beyondEdgesOf, edgeOfLength, edgesOf } from './pattern-edges.js';

function assertHas(texts: readonly string[], ...wanted: string[]): void {
  for (const text of wanted) assert.ok(texts.includes(text), `${text} is not among ${texts.join(' ')}`);
}

test('each quantifier is taken at its least, one more, one below its most, and most', () => {
  assertHas(edgesOf('^a{2,5}$'), 'aa', 'aaa', 'aaaa', 'aaaaa');
  assertHas(edgesOf('^x\\d*$'), 'x', 'x0', 'x000000000');
});

test('each alternative, and each quantifier inside of an optional part', () => {
  assertHas(edgesOf('^\\d+(\\.(\\d{6}|\\d{8}))?$'), '0', '0.000000', '0.00000000', '1.111111');
});

test('each class at its first and last characters', () => {
  assertHas(edgesOf('^[b-y0-8]$'), 'b', 'y', '0', '8');
});

test('texts at the edges are of the pattern', () => {
  for (const pattern of ['^\\d{1,3}(,\\d{3})*$', '^(GB|DE)[A-Z0-9]{2,4}$', '^[^@]+@[^@]+$', '^(?:a|bc)?z{0}$'])
    for (const text of edgesOf(pattern)) assert.match(text, new RegExp(pattern, 'u'));
});

test('beyond the edges: one repetition too many or too few, a character of no class, an end added or cut', () => {
  const beyond = beyondEdgesOf('^[a-f]{2,3}$').filter((text) => !/^[a-f]{2,3}$/.test(text));
  assertHas(beyond, 'a', 'aaaa', 'aa0', '', 'AA', ' aa');
});

test('a text of a length, where a quantifier leaves room', () => {
  assert.deepEqual(edgeOfLength('^id-\\d+$', 8), ['id-11111']);
  assert.deepEqual(edgeOfLength('^(ab)+$', 7), []);
  assert.deepEqual(edgeOfLength('^\\d{3}$', 2), []);
});

test('limits of millions are not crossed', () => {
  for (const text of [...edgesOf('^.{0,5000000}$'), ...beyondEdgesOf('^a{1000000,}$')])
    assert.ok(text.length <= 10_002);
});
