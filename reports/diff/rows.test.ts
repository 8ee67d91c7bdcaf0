import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparedRows, placedLines } from './rows.js';

const marks = { both: ' ', old: '-', new: '+' } as const;

function shown(old: unknown, revised: unknown): string[] {
  return comparedRows(old, revised).map(({ of, text }) => `${marks[of]}${text}`);
}

test('members stand beside each other by name, whatever their order', () => {
  assert.deepEqual(shown({ a: 1, b: { c: 2, d: [] } }, { b: { d: [], c: 3 }, a: 1, e: null }), [
    ' {',
    '   "a": 1,',
    '   "b": {',
    '-    "c": 2,',
    '+    "c": 3,',
    '     "d": []',
    '   },',
    '+  "e": null',
    ' }',
  ]);
});

test('items that stay are found again between those that come and go', () => {
  assert.deepEqual(shown(['a', 'b', 'c'], ['b', 'x', 'c', 'd']), [
    ' [',
    '-  "a",',
    '   "b",',
    '+  "x",',
    '   "c",',
    '+  "d"',
    ' ]',
  ]);
  assert.deepEqual(shown([{ n: 1, m: 0 }], [{ n: 2, m: 0 }]), [
    ' [',
    '   {',
    '-    "n": 1,',
    '+    "n": 2,',
    '     "m": 0',
    '   }',
    ' ]',
  ]);
  assert.deepEqual(shown(['a', 'b'], ['b', 'a']), [' [', '-  "a",', '+  "b",', '-  "b",', '+  "a"', ' ]']);
});

test('what one side does not have, and what is of another kind, is of one side alone', () => {
  assert.deepEqual(shown(undefined, { a: 1 }), ['+{', '+  "a": 1', '+}']);
  assert.deepEqual(shown(true, undefined), ['-true']);
  assert.deepEqual(shown(undefined, undefined), []);
  assert.deepEqual(shown({ a: {} }, { a: [1] }), [' {', '-  "a": {}', '+  "a": [', '+    1', '+  ]', ' }']);
  assert.deepEqual(shown({ a: 1 }, { a: 1 }), [' {', '   "a": 1', ' }']);
});

test('each line of a value has the place that begins there', () => {
  assert.deepEqual(
    placedLines({ 'a/b': [{ c: 1 }, 'x'] }).map(({ text, pointer }) => [text, pointer]),
    [
      ['{', ''],
      ['  "a/b": [', '/a~1b'],
      ['    {', '/a~1b/0'],
      ['      "c": 1', '/a~1b/0/c'],
      ['    },', undefined],
      ['    "x"', '/a~1b/1'],
      ['  ]', undefined],
      ['}', undefined],
    ],
  );
});
