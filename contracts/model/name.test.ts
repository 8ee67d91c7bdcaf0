import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { isName, nameProblem } from './name.js';

test('a name stays in its folder, whatever is made of it', () => {
  for (const name of ['test', 'userBalanceGenerated', 'case-1', 'v1.2', '_own', '2026-11-29T10-00-00'])
    assert.ok(isName(name), name);
  const others = [
    '',
    '.',
    '..',
    '../../outside',
    'a/b',
    'a\\b',
    '/etc/passwd',
    '-rf',
    '.hidden',
    'a b',
    'a\nb',
    'a\0b',
  ];
  for (const name of [...others, 'ä', 'x'.repeat(101), 7, null, undefined, ['a']])
    assert.ok(!isName(name), String(name));
  assert.equal(path.dirname(path.join('folder', 'v1.2')), 'folder');
});

test('the message tells what is meant and quotes no more than can be read', () => {
  assert.match(nameProblem('--id', '../x'), /^--id "\.\.\/x": no name; up to 100 letters/);
  assert.ok(nameProblem('--id', 'y'.repeat(10_000)).length < 250);
  assert.match(nameProblem('runId', undefined), /^runId null: no name/);
});
